package io.sanjian.index.match;

import io.sanjian.index.document.IndexFields;
import io.sanjian.matching.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;

/**
 * Posts by the words that no trade explained, for whoever named no trade: BM25 over title and text with binary term
 * frequencies, since adverts are short. Rarity is counted over the live posts themselves and not taken from the
 * segments' statistics, which count deleted ones too: so every replica ranks alike, however its segments lie. The share
 * of the greatest possible score makes the fit in per cent.
 */
final class TextScorer {
    /** A word in the text tells less than one in the title. */
    private static final double IN_TEXT = 0.7;
    /** Words that more than one post in so many has say nothing. */
    private static final int COMMON = 5;

    private final List<Map<Integer, Double>> sums = new ArrayList<>();
    private double greatest;

    /**
     * @param terms    as the analyzer cuts the words
     * @param segments all of one state of the index
     */
    TextScorer(List<String> terms, List<Segment> segments) {
        int live = 0;
        for (Segment segment : segments) {
            sums.add(new HashMap<>());
            live += segment.leaf().reader().numDocs();
        }
        try {
            for (String term : new LinkedHashSet<>(terms)) {
                if (term.length() > 1) {
                    add(term, segments, live);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String term, List<Segment> segments, int live) throws IOException {
        List<Map<Integer, Double>> places = new ArrayList<>();
        int found = 0;
        for (Segment segment : segments) {
            Map<Integer, Double> place = new HashMap<>();
            collect(segment, IndexFields.TEXT, term, IN_TEXT, place);
            collect(segment, IndexFields.TITLE, term, 1, place);
            places.add(place);
            found += place.size();
        }
        if (found == 0 || found > 1 && found > live / COMMON) {
            return;
        }
        double rarity = Math.log(1 + (live - found + 0.5) / (found + 0.5));
        greatest += rarity;
        for (int i = 0; i < places.size(); i++) {
            Map<Integer, Double> sum = sums.get(i);
            places.get(i).forEach((document, place) -> sum.merge(document, place * rarity, Double::sum));
        }
    }

    private static void collect(Segment segment, String field, String term, double worth, Map<Integer, Double> place)
            throws IOException {
        LeafReader reader = segment.leaf().reader();
        PostingsEnum documents = reader.postings(new Term(field, new BytesRef(term)), PostingsEnum.NONE);
        if (documents == null) {
            return;
        }
        for (int doc = documents.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = documents.nextDoc()) {
            if (segment.isLive(doc)) {
                place.put(doc, worth);
            }
        }
    }

    /** Gives each post of a segment that the words lead to, with its fit in per cent. */
    void forEach(int segment, BiConsumer<Integer, Integer> posts) {
        sums.get(segment).keySet().stream().sorted().forEach(document -> {
            int percent = percent(segment, document);
            if (percent > 0) {
                posts.accept(document, percent);
            }
        });
    }

    /** How well a post fits by its words; 0 where too few of them are in it. */
    int percent(int segment, int document) {
        double sum = sums.get(segment).getOrDefault(document, 0.0);
        int percent = greatest == 0 ? 0 : (int) Math.round(Weights.TEXT_FIT * sum / greatest);
        return percent < Weights.TEXT_LEAST_FIT ? 0 : percent;
    }
}
