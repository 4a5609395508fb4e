package io.sanjian.index.search;

import io.sanjian.index.document.IndexFields;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** Counts hits: all of them, and per value of the facet fields. */
final class PostingCounts implements Collector {
    static final List<String> FIELDS = List.of(IndexFields.FAMILY, IndexFields.DISTRICT, IndexFields.TRADE);

    private final Map<String, Map<String, Integer>> perValue = new HashMap<>();
    private long total;

    PostingCounts() {
        FIELDS.forEach(field -> perValue.put(field, new HashMap<>()));
    }

    static CollectorManager<PostingCounts, PostingCounts> manager() {
        return new CollectorManager<>() {
            @Override
            public PostingCounts newCollector() {
                return new PostingCounts();
            }

            @Override
            public PostingCounts reduce(Collection<PostingCounts> parts) {
                PostingCounts sum = new PostingCounts();
                parts.forEach(sum::add);
                return sum;
            }
        };
    }

    long total() {
        return total;
    }

    Map<String, Integer> of(String field) {
        return perValue.get(field);
    }

    private void add(PostingCounts other) {
        total += other.total;
        other.perValue.forEach((field, counts) -> counts.forEach(
                (value, count) -> perValue.get(field).merge(value, count, Integer::sum)));
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        Column[] columns = new Column[FIELDS.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new Column(DocValues.getSortedSet(context.reader(), FIELDS.get(i)));
        }
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {
                // counting needs no scores
            }

            @Override
            public void collect(int document) throws IOException {
                total++;
                for (Column column : columns) {
                    column.count(document);
                }
            }

            @Override
            public void finish() throws IOException {
                for (int i = 0; i < columns.length; i++) {
                    columns[i].addTo(perValue.get(FIELDS.get(i)));
                }
            }
        };
    }

    /** Counts of one field in one segment, by the segment's own value numbers. */
    private static final class Column {
        private final SortedSetDocValues values;
        private final int[] counts;

        Column(SortedSetDocValues values) {
            this.values = values;
            this.counts = new int[(int) values.getValueCount()];
        }

        void count(int document) throws IOException {
            if (values.advanceExact(document)) {
                for (int i = values.docValueCount(); i > 0; i--) {
                    counts[(int) values.nextOrd()]++;
                }
            }
        }

        void addTo(Map<String, Integer> sums) throws IOException {
            for (int ord = 0; ord < counts.length; ord++) {
                if (counts[ord] > 0) {
                    sums.merge(values.lookupOrd(ord).utf8ToString(), counts[ord], Integer::sum);
                }
            }
        }
    }
}
