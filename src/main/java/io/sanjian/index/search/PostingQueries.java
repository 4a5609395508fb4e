package io.sanjian.index.search;

import io.sanjian.index.analysis.ChineseAnalyzer;
import io.sanjian.index.analysis.Dictionary;
import io.sanjian.index.document.PostingFields;
import io.sanjian.posting.PostingStatus;
import io.sanjian.trade.Trades;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Turns a {@link PostingQuery} into Lucene's terms. Every word must be somewhere in the posting; where it is decides the
 * rank, by whole numbers and not by frequencies: the same posting has the same score on every replica, however its
 * segments lie, so that a list can be paged through without gaps.
 */
@ApplicationScoped
class PostingQueries {
    private static final float IN_TITLE = 8;
    private static final float AS_TRADE = 6;
    private static final float IN_EMPLOYER = 4;
    private static final float IN_TEXT = 1;
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

    /** The words of a question: fillers are left out unless there is nothing else. */
    List<String> words(String typed) {
        Set<String> all = new LinkedHashSet<>(analyzer.terms(typed));
        Set<String> telling = new LinkedHashSet<>(all);
        telling.removeAll(FILLERS);
        return (telling.isEmpty() ? all : telling).stream().limit(MOST_WORDS).toList();
    }

    Query of(PostingQuery question) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        if (question.words() != null) {
            words(question.words()).forEach(word -> query.add(somewhere(word), Occur.MUST));
        }
        filters(question).forEach(filter -> query.add(filter, Occur.FILTER));
        BooleanQuery built = query.build();
        return built.clauses().isEmpty() ? MatchAllDocsQuery.INSTANCE : built;
    }

    private Query somewhere(String word) {
        List<Query> places = new ArrayList<>();
        places.add(worth(IN_TITLE, new TermQuery(new Term(PostingFields.TITLE, word))));
        places.add(worth(IN_EMPLOYER, new TermQuery(new Term(PostingFields.EMPLOYER, word))));
        places.add(worth(IN_TEXT, new TermQuery(new Term(PostingFields.TEXT, word))));
        trades.byName(word).ifPresent(trade -> places.add(
                worth(AS_TRADE, PostingFields.anyOf(PostingFields.TRADE, List.of(trade.code())))));
        if (word.codePointCount(0, word.length()) == 1) {
            // A single character is a term of its own only where it stands alone: 焊 has to find 焊工 as well.
            PostingFields.titleGrams(word).forEach(gram -> places.add(worth(IN_TITLE, new TermQuery(gram))));
        }
        return new DisjunctionMaxQuery(places, 0);
    }

    private static Query worth(float points, Query query) {
        return new BoostQuery(new ConstantScoreQuery(query), points);
    }

    private static List<Query> filters(PostingQuery question) {
        List<Query> filters = new ArrayList<>();
        addKeyword(PostingFields.AREA, question.areaCode(), filters);
        addKeyword(PostingFields.TOWN, question.townCode(), filters);
        addKeyword(PostingFields.FAMILY, question.family() == null ? null : question.family().name(), filters);
        addKeyword(PostingFields.CLUSTER, question.cluster(), filters);
        addKeyword(PostingFields.FLAG, question.flag(), filters);
        addKeyword(PostingFields.REVIEW, question.review(), filters);
        addKeywords(PostingFields.TRADE, question.trades(), filters);
        if (question.radiusKm() != null) {
            filters.add(PostingFields.within(question.near(), question.radiusKm()));
        }
        if (question.age() != null) {
            filters.addAll(PostingFields.openToAge(question.age()));
        }
        if (question.payMin() != null) {
            filters.add(PostingFields.paysAtLeast(question.payMin()));
        }
        addKeywords(PostingFields.STATUS, question.status() != null ? List.of(question.status().name())
                // What has expired by now may have been on offer on the day asked for.
                : List.of(PostingStatus.OPEN.name(), PostingStatus.EXPIRED.name()), filters);
        if (question.at() != null) {
            filters.add(PostingFields.validOn(question.at()));
        }
        return filters;
    }

    private static void addKeyword(String field, String value, List<Query> filters) {
        if (value != null) {
            addKeywords(field, List.of(value), filters);
        }
    }

    private static void addKeywords(String field, Collection<String> values, List<Query> filters) {
        if (!values.isEmpty()) {
            filters.add(PostingFields.anyOf(field, values));
        }
    }
}
