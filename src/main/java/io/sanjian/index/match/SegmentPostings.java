package io.sanjian.index.match;

import io.sanjian.index.document.FactsCodec;
import io.sanjian.index.document.IndexFields;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.ScoringKey;
import io.sanjian.matching.bound.NodeBoundsBuilder;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;

/** The posts of one segment in memory, by document and by trade. Deleted documents are in it: ask the reader. */
final class SegmentPostings {
    private final PostingFacts[] facts;
    private final Map<String, TradeTree> trees;
    private final Map<String, EquivalentPostings> alike;
    private final Map<String, EquivalentPostings> alikeInConditions;

    private SegmentPostings(PostingFacts[] facts, Map<String, TradeTree> trees, Map<String, EquivalentPostings> alike,
            Map<String, EquivalentPostings> alikeInConditions) {
        this.facts = facts;
        this.trees = trees;
        this.alike = alike;
        this.alikeInConditions = alikeInConditions;
    }

    static SegmentPostings load(LeafReader segment, NodeBoundsBuilder outliner) throws IOException {
        PostingFacts[] facts = new PostingFacts[segment.maxDoc()];
        Map<String, IntStream.Builder> documents = new HashMap<>();
        BinaryDocValues column = segment.getBinaryDocValues(IndexFields.FACTS);
        if (column != null) {
            FactsCodec codec = new FactsCodec();
            for (int doc = column.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = column.nextDoc()) {
                facts[doc] = codec.decode(column.binaryValue());
                for (String trade : new LinkedHashSet<>(facts[doc].trades())) {
                    documents.computeIfAbsent(trade, any -> IntStream.builder()).add(doc);
                }
            }
        }
        Map<String, TradeTree> trees = HashMap.newHashMap(documents.size());
        documents.forEach((trade, docs) -> trees.put(trade,
                TradeTree.of(trade, docs.build().toArray(), facts, outliner)));
        return new SegmentPostings(facts, trees, EquivalentPostings.of(facts, outliner, ScoringKey::of),
                EquivalentPostings.of(facts, outliner, ScoringKey::withConditions));
    }

    /** The facts of one document alone. */
    static PostingFacts decode(LeafReader segment, int document) throws IOException {
        BinaryDocValues column = segment.getBinaryDocValues(IndexFields.FACTS);
        if (column == null || !column.advanceExact(document)) {
            throw new CorruptIndexException("document " + document + " has no facts", segment.toString());
        }
        return new FactsCodec().decode(column.binaryValue());
    }

    PostingFacts of(int document) {
        return facts[document];
    }

    void forEach(ObjIntConsumer<PostingFacts> visitor) {
        for (int document = 0; document < facts.length; document++) {
            if (facts[document] != null) {
                visitor.accept(facts[document], document);
            }
        }
    }

    /** The trees of all trades. */
    Collection<TradeTree> trees() {
        return trees.values();
    }

    /** All posts that offer a trade, or null where there is none. */
    TradeTree withTrade(String trade) {
        return trees.get(trade);
    }

    /**
     * All posts that offer a trade, in groups of like ones, or null where there is none.
     *
     * @param conditions whether somebody asks who sets conditions
     */
    EquivalentPostings alike(String trade, boolean conditions) {
        return (conditions ? alikeInConditions : alike).get(trade);
    }
}
