package io.sanjian.index.search;

import io.sanjian.index.document.PostingFields;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.ProfileJudge;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/**
 * The postings that can concern a profile at all: those of a related trade, and those whose title holds a word that no
 * trade explained. All others are unrelated, so that leaving them out changes nothing.
 */
final class Candidates {
    private final Set<String> relatedTrades;
    private final Query titleHoldsWord;
    private final FactsCache facts;

    Candidates(Set<String> relatedTrades, List<String> words, FactsCache facts) {
        this.relatedTrades = relatedTrades;
        this.facts = facts;
        BooleanQuery.Builder anyWord = new BooleanQuery.Builder();
        for (String word : words) {
            BooleanQuery.Builder allGrams = new BooleanQuery.Builder();
            for (Term gram : PostingFields.titleGrams(word)) {
                allGrams.add(new TermQuery(gram), Occur.FILTER);
            }
            anyWord.add(allGrams.build(), Occur.SHOULD);
        }
        titleHoldsWord = words.isEmpty() ? null : anyWord.build();
    }

    /** Has every live candidate judged, each once. */
    void judgeAll(IndexSearcher searcher, ProfileJudge judge, Tally tally) throws IOException {
        Weight byTitle = titleHoldsWord == null ? null
                : searcher.createWeight(searcher.rewrite(titleHoldsWord), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : searcher.getLeafContexts()) {
            SegmentFacts segment = facts.of(leaf.reader());
            Bits live = leaf.reader().getLiveDocs();
            for (String trade : relatedTrades) {
                for (int document : segment.withTrade(trade)) {
                    PostingFacts posting = segment.of(document);
                    if ((live == null || live.get(document)) && trade.equals(firstRelated(posting))) {
                        tally.add(judge.judge(posting));
                    }
                }
            }
            Scorer titles = byTitle == null ? null : byTitle.scorer(leaf);
            if (titles != null) {
                judgeByTitle(titles.iterator(), live, segment, judge, tally);
            }
        }
    }

    private void judgeByTitle(DocIdSetIterator titles, Bits live, SegmentFacts segment, ProfileJudge judge, Tally tally)
            throws IOException {
        for (int doc = titles.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = titles.nextDoc()) {
            PostingFacts posting = segment.of(doc);
            if ((live == null || live.get(doc)) && firstRelated(posting) == null) {
                tally.add(judge.judge(posting));
            }
        }
    }

    /** The trade under which a posting of several related trades is judged, or null if none is related. */
    private String firstRelated(PostingFacts posting) {
        List<String> trades = posting.trades();
        for (int i = 0; i < trades.size(); i++) {
            if (relatedTrades.contains(trades.get(i))) {
                return trades.get(i);
            }
        }
        return null;
    }
}
