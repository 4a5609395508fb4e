package io.sanjian.index.match;

import io.sanjian.index.analysis.ChineseAnalyzer;
import io.sanjian.index.document.IndexFields;
import io.sanjian.matching.Profile;
import io.sanjian.matching.Weights;
import io.sanjian.posting.Posting;
import io.sanjian.support.MemoryIndex;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;

/** How well texts hold a person's words, worked out over all postings at once, without an index. */
final class TextTruth {
    private static final ChineseAnalyzer TEXTS = ChineseAnalyzer.forTexts(MemoryIndex.DICTIONARY);
    private static final ChineseAnalyzer QUERIES = ChineseAnalyzer.forQueries(MemoryIndex.DICTIONARY);

    private final Map<Long, Set<String>> titles = new HashMap<>();
    private final Map<Long, Set<String>> texts = new HashMap<>();

    void put(Posting posting) {
        Document document = MemoryIndex.DOCUMENTS.of(posting);
        titles.put(posting.key().id(), terms(document, IndexFields.TITLE));
        texts.put(posting.key().id(), terms(document, IndexFields.TEXT));
    }

    void remove(long id) {
        titles.remove(id);
        texts.remove(id);
    }

    /** By posting id; those to which the words do not lead are left out. */
    Map<Long, Integer> fits(Profile profile) {
        if (!profile.trades().isEmpty() || profile.anything()) {
            return Map.of();
        }
        Set<String> words = new LinkedHashSet<>();
        profile.words().forEach(word -> words.addAll(QUERIES.terms(word)));
        Map<Long, Double> sums = new HashMap<>();
        double greatest = 0;
        for (String word : words) {
            long found = titles.keySet().stream().filter(id -> worth(id, word) > 0).count();
            if (word.length() > 1 && found > 0 && (found == 1 || found <= titles.size() / 5)) {
                double rarity = Math.log(1 + (titles.size() - found + 0.5) / (found + 0.5));
                greatest += rarity;
                for (long id : titles.keySet()) {
                    sums.merge(id, worth(id, word) * rarity, Double::sum);
                }
            }
        }
        Map<Long, Integer> fits = new HashMap<>();
        for (Map.Entry<Long, Double> sum : sums.entrySet()) {
            int percent = (int) Math.round(Weights.TEXT_FIT * sum.getValue() / greatest);
            if (percent >= Weights.TEXT_LEAST_FIT) {
                fits.put(sum.getKey(), percent);
            }
        }
        return fits;
    }

    private double worth(long id, String word) {
        return titles.get(id).contains(word) ? 1 : texts.get(id).contains(word) ? 0.7 : 0;
    }

    private static Set<String> terms(Document document, String field) {
        Set<String> terms = new HashSet<>();
        Arrays.stream(document.getValues(field)).forEach(text -> terms.addAll(TEXTS.terms(text)));
        return terms;
    }
}
