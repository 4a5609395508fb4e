package io.sanjian.index.match;

import io.sanjian.index.document.IndexFields;
import io.sanjian.matching.PostingFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;

/** The live posts whose title may hold a word that no trade explained. */
final class TitleWords {
    private final Weight weight;

    TitleWords(List<String> words, IndexSearcher searcher) {
        if (words.isEmpty()) {
            weight = null;
            return;
        }
        BooleanQuery.Builder anyWord = new BooleanQuery.Builder();
        for (String word : words) {
            BooleanQuery.Builder allGrams = new BooleanQuery.Builder();
            for (Term gram : IndexFields.titleGrams(word)) {
                allGrams.add(new TermQuery(gram), Occur.FILTER);
            }
            anyWord.add(allGrams.build(), Occur.SHOULD);
        }
        try {
            weight = searcher.createWeight(searcher.rewrite(anyWord.build()), ScoreMode.COMPLETE_NO_SCORES, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives each such post of a segment once. */
    void forEach(Segment segment, Consumer<PostingFacts> posts) {
        try {
            Scorer scorer = weight == null ? null : weight.scorer(segment.leaf());
            DocIdSetIterator titles = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
            for (int doc = titles.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = titles.nextDoc()) {
                if (segment.isLive(doc)) {
                    posts.accept(segment.posts().of(doc));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
