package io.sanjian.index.search;

import io.sanjian.index.analysis.ChineseAnalyzer;
import io.sanjian.index.analysis.ChineseAnalyzer.Word;
import io.sanjian.index.analysis.Dictionary;
import io.sanjian.index.document.IndexFields;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.reference.trade.Trades;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Turns a {@link PostingQuery} into Lucene's terms. Every word must be somewhere in the posting; its rank is BM25 over title
 * and text ({@link io.sanjian.index.document.AdvertSimilarity}), each word by how rare it is. The weights of the words are
 * worked out for the first page and kept by its cursor, so that a list can be paged through without gaps.
 */
@ApplicationScoped
class PostingQueries {
    private static final float IN_TITLE = 8;
    /** The word names the posting's trade; as much as a title of usual length that says so. */
    private static final float AS_TRADE = 3;
    private static final float IN_EMPLOYER = 2;
    private static final float IN_TEXT = 2;
    /** A title that holds the single character asked for. */
    private static final float IN_TITLE_WORD = 2;
    /** The rarest word of a question has this weight, the others less, 1 at least. */
    private static final int MOST_WEIGHT = 8;
    private static final int MOST_WORDS = 32;
    /** Said in every sentence, telling nothing. */
    private static final Set<String> FILLERS =
            Set.of("的", "了", "在", "有", "和", "或", "我", "要", "想", "找", "去", "是", "个", "能",
                    "附近", "工作", "岗位", "招聘", "招", "the", "a", "in", "of");

    private final ChineseAnalyzer analyzer;
    private final Trades trades;

    PostingQueries(Dictionary dictionary, Trades trades) {
        this.analyzer = ChineseAnalyzer.forQueries(dictionary);
        this.trades = trades;
    }

    /** The words of a question, each once: fillers are left out unless there is nothing else. */
    List<Word> words(String typed) {
        Map<String, Word> all = new LinkedHashMap<>();
        analyzer.words(typed).forEach(word -> all.putIfAbsent(word.text(), word));
        List<Word> telling = all.values().stream().filter(word -> !FILLERS.contains(word.text())).toList();
        return (telling.isEmpty() ? all.values() : telling).stream().limit(MOST_WORDS).toList();
    }

    /**
     * How much each word of the question tells, by how few postings have it: one digit for each word.
     *
     * @return empty where there is no word
     */
    String weights(PostingQuery question, IndexSearcher searcher) throws IOException {
        if (question.words() == null) {
            return "";
        }
        List<Double> rarities = new ArrayList<>();
        double rarest = 0;
        for (Word word : words(question.words())) {
            double rarity = rarity(word, searcher);
            rarities.add(rarity);
            rarest = Math.max(rarest, rarity);
        }
        StringBuilder weights = new StringBuilder();
        for (double rarity : rarities) {
            weights.append(Math.max(1, Math.round(MOST_WEIGHT * rarity / rarest)));
        }
        return weights.toString();
    }

    /** As BM25 has it. */
    private static double rarity(Word word, IndexSearcher searcher) throws IOException {
        IndexReader reader = searcher.getIndexReader();
        int found = 0;
        for (String term : word.terms()) {
            found = Math.max(found, Math.max(reader.docFreq(new Term(IndexFields.TITLE, term)),
                    reader.docFreq(new Term(IndexFields.TEXT, term))));
        }
        return Math.log(1 + (reader.maxDoc() - found + 0.5) / (found + 0.5));
    }

    /** @param weights as {@link #weights} gave them for the first page */
    Query of(PostingQuery question, String weights) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        if (question.words() != null) {
            List<Word> words = words(question.words());
            for (int i = 0; i < words.size(); i++) {
                int weight = i < weights.length() ? Character.digit(weights.charAt(i), 10) : MOST_WEIGHT;
                query.add(new BoostQuery(somewhere(words.get(i)), weight), Occur.MUST);
            }
        }
        filters(question).forEach(filter -> query.add(filter, Occur.FILTER));
        BooleanQuery built = query.build();
        return built.clauses().isEmpty() ? MatchAllDocsQuery.INSTANCE : built;
    }

    private Query somewhere(Word word) {
        List<Query> places = new ArrayList<>();
        for (String term : word.terms()) {
            places.add(new BoostQuery(new TermQuery(new Term(IndexFields.TITLE, term)), IN_TITLE));
            places.add(worth(IN_EMPLOYER, new TermQuery(new Term(IndexFields.EMPLOYER, term))));
            places.add(new BoostQuery(new TermQuery(new Term(IndexFields.TEXT, term)), IN_TEXT));
        }
        trades.byName(word.text()).ifPresent(trade -> places.add(
                worth(AS_TRADE, IndexFields.anyOf(IndexFields.TRADE, List.of(trade.code())))));
        if (word.terms().getFirst().codePointCount(0, word.terms().getFirst().length()) == 1) {
            // A single character is a term of its own only where it stands alone: 焊 has to find 焊工 as well.
            IndexFields.titleGrams(word.text()).forEach(gram -> places.add(worth(IN_TITLE_WORD, new TermQuery(gram))));
            places.add(worth(IN_EMPLOYER, new PrefixQuery(new Term(IndexFields.EMPLOYER, word.text()))));
            places.add(new PrefixQuery(new Term(IndexFields.TEXT, word.text())));
        }
        return new DisjunctionMaxQuery(places, 0);
    }

    private static Query worth(float points, Query query) {
        return new BoostQuery(new ConstantScoreQuery(query), points);
    }

    private static List<Query> filters(PostingQuery question) {
        List<Query> filters = new ArrayList<>();
        addKeyword(IndexFields.AREA, question.areaCode(), filters);
        addKeyword(IndexFields.TOWN, question.townCode(), filters);
        addKeyword(IndexFields.FAMILY, question.family() == null ? null : question.family().name(), filters);
        addKeyword(IndexFields.CLUSTER, question.cluster(), filters);
        addKeyword(IndexFields.FLAG, question.flag(), filters);
        addKeyword(IndexFields.REVIEW, question.review(), filters);
        addKeywords(IndexFields.TRADE, question.trades(), filters);
        addKeyword(IndexFields.SOURCE, question.origin().source(), filters);
        if (question.origin().externalId() != null) {
            filters.add(IndexFields.externalId(question.origin().externalId()));
        }
        if (question.origin().updatedSince() != null) {
            filters.add(IndexFields.updatedSince(question.origin().updatedSince()));
        }
        if (question.radiusKm() != null) {
            filters.add(IndexFields.within(question.near(), question.radiusKm()));
        }
        if (question.age() != null) {
            filters.addAll(IndexFields.openToAge(question.age()));
        }
        if (question.payMin() != null) {
            filters.add(IndexFields.paysAtLeast(question.payMin()));
        }
        filters.add(question.status() == null ? IndexFields.offered()
                : IndexFields.anyOf(IndexFields.STATUS, List.of(question.status().name())));
        if (question.at() != null) {
            filters.add(IndexFields.validOn(question.at()));
        }
        if (question.within() != null) {
            filters.add(within(question.within()));
        }
        return filters;
    }

    /** As {@link AreaScope} says it of a post: a district that it belongs or belonged to, or a town. */
    private static Query within(AreaScope reach) {
        return new BooleanQuery.Builder()
                .add(IndexFields.anyOf(IndexFields.AREA, reach.named()), Occur.SHOULD)
                .add(IndexFields.anyOf(IndexFields.TOWN, reach.towns()), Occur.SHOULD).build();
    }

    private static void addKeyword(String field, String value, List<Query> filters) {
        if (value != null) {
            addKeywords(field, List.of(value), filters);
        }
    }

    private static void addKeywords(String field, Collection<String> values, List<Query> filters) {
        if (!values.isEmpty()) {
            filters.add(IndexFields.anyOf(field, values));
        }
    }
}
