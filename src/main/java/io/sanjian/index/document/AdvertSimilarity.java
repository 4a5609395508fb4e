package io.sanjian.index.document;

import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/**
 * BM25 of which nothing depends on what else is in the index: the usual length of a title and of a text are constants, and how
 * rare a word is comes from the question (ADR 0014). So a posting's score is the same on every replica and does not change
 * while somebody pages through a list. Scores of one word lie between 0 and 1.
 */
public final class AdvertSimilarity extends PerFieldSimilarityWrapper {
    /** Terms of a usual title and text, those inside of words included. */
    private static final float TITLE_TERMS = 10;
    private static final float TEXT_TERMS = 150;

    private final Similarity title = new OfField(TITLE_TERMS);
    private final Similarity text = new OfField(TEXT_TERMS);

    @Override
    public Similarity get(String field) {
        return field.equals(IndexFields.TITLE) ? title : text;
    }

    private static final class OfField extends BM25Similarity {
        private final float usualLength;

        OfField(float usualLength) {
            this.usualLength = usualLength;
        }

        @Override
        protected float avgFieldLength(CollectionStatistics statistics) {
            return usualLength;
        }

        @Override
        protected float idf(long documentsWithTerm, long documents) {
            return 1;
        }
    }
}
