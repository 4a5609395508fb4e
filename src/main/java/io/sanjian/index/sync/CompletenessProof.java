package io.sanjian.index.sync;

import io.sanjian.database.Transactions;
import io.sanjian.index.IndexGeneration;
import io.sanjian.index.document.IndexFields;
import io.sanjian.posting.Postings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jboss.logging.Logger;

/**
 * Proves that index and table hold the same live postings: id by id, not by sample. Differences that a change still
 * under way explains do not count; any other is repaired and logged as the fault that it is.
 */
@ApplicationScoped
class CompletenessProof {
    private static final Logger LOG = Logger.getLogger(CompletenessProof.class);
    private static final int PAGE = 50_000;
    private static final int NAMED_IN_LOG = 20;

    private final Postings postings;
    private final ChangeFeed feed;
    private final IndexUpdater updater;
    private final DocumentPool documents;

    CompletenessProof(Postings postings, ChangeFeed feed, IndexUpdater updater, DocumentPool documents) {
        this.postings = postings;
        this.feed = feed;
        this.updater = updater;
        this.documents = documents;
    }

    /**
     * Compares and repairs. The generation must have been refreshed.
     *
     * @param cursor up to where changes have been applied
     * @return how many postings were missing or superfluous
     */
    int proveAndRepair(IndexGeneration generation, FeedCursor cursor) throws IOException {
        long[] inIndex = idsInIndex(generation);
        long[] inTable = idsInTable();
        Set<Long> different = difference(inIndex, inTable);
        different.removeAll(documents.refused());
        if (!different.isEmpty()) {
            different.removeAll(feed.pending(cursor, different));
        }
        if (different.isEmpty()) {
            LOG.infof("Proof of completeness: %d postings in table and index alike", inTable.length);
            return 0;
        }
        LOG.warnf("Proof of completeness: %d of %d postings differ between table and index, repaired: %s ...",
                different.size(), inTable.length, different.stream().limit(NAMED_IN_LOG).toList());
        updater.apply(generation, different);
        generation.refresh();
        return different.size();
    }

    private static long[] idsInIndex(IndexGeneration generation) {
        return generation.search(searcher -> {
            LongStream.Builder ids = LongStream.builder();
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                Bits live = leaf.reader().getLiveDocs();
                NumericDocValues column = leaf.reader().getNumericDocValues(IndexFields.ID);
                for (int doc = column.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = column.nextDoc()) {
                    if (live == null || live.get(doc)) {
                        ids.add(column.longValue());
                    }
                }
            }
            long[] sorted = ids.build().toArray();
            Arrays.sort(sorted);
            return sorted;
        });
    }

    private long[] idsInTable() {
        LongStream.Builder ids = LongStream.builder();
        long after = Long.MIN_VALUE;
        List<Long> page;
        do {
            page = Transactions.await(postings.liveIds(after, PAGE));
            page.forEach(ids::add);
            after = page.isEmpty() ? after : page.getLast();
        } while (page.size() == PAGE);
        return ids.build().toArray();
    }

    /** Ids in one of two ascending lists but not in both; an id that one list holds twice counts as well. */
    static Set<Long> difference(long[] one, long[] other) {
        Set<Long> different = new TreeSet<>();
        int i = 0;
        int j = 0;
        while (i < one.length || j < other.length) {
            if (j == other.length || i < one.length && one[i] < other[j]) {
                different.add(one[i++]);
            } else if (i == one.length || other[j] < one[i]) {
                different.add(other[j++]);
            } else {
                i++;
                j++;
            }
        }
        return different;
    }
}
