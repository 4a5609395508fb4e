package io.sanjian.index.search;

import io.sanjian.index.document.FactsCodec;
import io.sanjian.index.document.PostingFields;
import io.sanjian.matching.PostingFacts;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;

/** The facts of one segment in memory, by document and by trade. Deleted documents are in it: ask the reader. */
final class SegmentFacts {
    private static final int[] NONE = {};

    private final PostingFacts[] facts;
    private final Map<String, int[]> documentsByTrade;

    private SegmentFacts(PostingFacts[] facts, Map<String, int[]> documentsByTrade) {
        this.facts = facts;
        this.documentsByTrade = documentsByTrade;
    }

    static SegmentFacts load(LeafReader segment) throws IOException {
        PostingFacts[] facts = new PostingFacts[segment.maxDoc()];
        Map<String, Documents> byTrade = new HashMap<>();
        BinaryDocValues column = segment.getBinaryDocValues(PostingFields.FACTS);
        if (column != null) {
            FactsCodec codec = new FactsCodec();
            for (int doc = column.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = column.nextDoc()) {
                facts[doc] = codec.decode(column.binaryValue());
                for (String trade : new LinkedHashSet<>(facts[doc].trades())) {
                    byTrade.computeIfAbsent(trade, any -> new Documents()).add(doc);
                }
            }
        }
        Map<String, int[]> documents = HashMap.newHashMap(byTrade.size());
        byTrade.forEach((trade, docs) -> documents.put(trade, docs.toArray()));
        return new SegmentFacts(facts, documents);
    }

    /** The facts of one document alone. */
    static PostingFacts decode(LeafReader segment, int document) throws IOException {
        BinaryDocValues column = segment.getBinaryDocValues(PostingFields.FACTS);
        if (column == null || !column.advanceExact(document)) {
            throw new CorruptIndexException("document " + document + " has no facts", segment.toString());
        }
        return new FactsCodec().decode(column.binaryValue());
    }

    PostingFacts of(int document) {
        return facts[document];
    }

    /** Documents of a trade in ascending order. */
    int[] withTrade(String trade) {
        return documentsByTrade.getOrDefault(trade, NONE);
    }

    private static final class Documents {
        private int[] documents = new int[16];
        private int size;

        void add(int document) {
            if (size == documents.length) {
                documents = Arrays.copyOf(documents, size * 2);
            }
            documents[size++] = document;
        }

        int[] toArray() {
            return Arrays.copyOf(documents, size);
        }
    }
}
