package io.sanjian.index.match;

import io.sanjian.index.PostingIndex;
import io.sanjian.index.document.IndexFields;
import io.sanjian.matching.CutOffContext;
import io.sanjian.matching.CutOffs;
import io.sanjian.matching.Explanation;
import io.sanjian.matching.Match;
import io.sanjian.matching.MatchEngine;
import io.sanjian.matching.MatchResult;
import io.sanjian.matching.Matcher;
import io.sanjian.matching.PickDiversifier;
import io.sanjian.matching.PickSelector;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.Profile;
import io.sanjian.matching.Rule;
import io.sanjian.reference.terms.Pay;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;

/**
 * The engine of this service: branch and bound over the postings of the index (ADR 0032).
 *
 * <p>Its methods throw a {@link io.sanjian.web.problem.ProblemException} NOT_READY while there is no index.
 */
@ApplicationScoped
public class MatchSearch implements MatchEngine {
    private final PostingIndex index;
    private final PostingCache posts;
    private final Matcher judge;
    /** As long as somebody has the cut-offs. */
    private final Map<CutOffs, SegmentCutOffs> cutOffTrees = Collections.synchronizedMap(new WeakHashMap<>());

    public MatchSearch(PostingIndex index, PostingCache posts, Matcher judge) {
        this.index = index;
        this.posts = posts;
        this.judge = judge;
    }

    @Override
    public MatchResult match(Profile profile, int limit) {
        return ask(profile, question -> {
            PickSelector selection = new PickSelector(limit + 1);
            PickDiversifier variety = question.variety();
            Match next;
            while (!selection.isFull() && (next = variety.next()) != null) {
                selection.offer(next);
            }
            List<Match> picks = selection.picks();
            return new MatchResult(picks.subList(0, Math.min(limit, picks.size())), question.rejected(),
                    picks.size() <= limit && !question.leavesOutForLowScore());
        });
    }

    @Override
    public MatchResult candidates(Profile profile, int limit) {
        return ask(profile, question -> first(limit, question.variety()::next, match -> true));
    }

    @Override
    public MatchResult further(Profile profile, int limit, CutOffContext context) {
        return ask(profile, question -> first(limit, question.inTurn(context, treeOf(context))::next,
                context.attainable()));
    }

    /** What is asked of a question. */
    private interface Asking<T> {
        T of(MatchQuery question) throws IOException;
    }

    private <T> T ask(Profile profile, Asking<T> asking) {
        List<String> terms = terms(profile);
        return index.search(searcher -> asking.of(new MatchQuery(searcher, posts, judge, profile, terms)));
    }

    private static MatchResult first(int limit, Supplier<Match> order, Predicate<Match> attainable) {
        List<Match> best = new ArrayList<>(limit);
        Set<String> seen = HashSet.newHashSet(limit);
        Match next;
        while (best.size() <= limit && (next = order.get()) != null) {
            if (seen.add(next.posting().duplicateKey()) && attainable.test(next)) {
                best.add(next);
            }
        }
        boolean exhausted = best.size() <= limit;
        return new MatchResult(exhausted ? best : best.subList(0, limit), Map.of(), exhausted);
    }

    @Override
    public int taken(Profile profile, CutOffContext context) {
        return context.cutOffs().areNone() ? 0 : ask(profile, question -> question.taken(context, treeOf(context)));
    }

    /** Null where there are no cut-offs. */
    private SegmentCutOffs treeOf(CutOffContext context) {
        CutOffs cutOffs = context.cutOffs();
        return cutOffs.areNone() ? null : cutOffTrees.computeIfAbsent(cutOffs, any -> new SegmentCutOffs());
    }

    @Override
    public int openedBy(Profile profile, Profile then, double reachKm) {
        return index.search(searcher -> {
            UnlockedPostings openings =
                    new UnlockedPostings(judge.forProfile(profile), judge.forProfile(then), posts, reachKm);
            for (LeafReaderContext leaf : searcher.getLeafContexts()) {
                openings.add(new Segment(leaf, posts.of(leaf.reader()), leaf.reader().getLiveDocs()));
            }
            return openings.count();
        });
    }

    @Override
    public Map<Rule, Integer> rejected(Profile profile) {
        return ask(profile, MatchQuery::rejected);
    }

    @Override
    public Optional<Explanation> explain(Profile profile, long postingId, Pay offered) {
        List<String> terms = terms(profile);
        return index.search(searcher -> {
            int document = document(searcher, postingId);
            if (document < 0) {
                return Optional.empty();
            }
            int textFit = terms.isEmpty() ? 0 : textFit(searcher, terms, document);
            return Optional.of(judge.explain(profile, read(searcher, document), textFit, offered));
        });
    }

    private int textFit(IndexSearcher searcher, List<String> terms, int document) throws IOException {
        List<Segment> segments = new ArrayList<>();
        for (LeafReaderContext leaf : searcher.getLeafContexts()) {
            segments.add(new Segment(leaf, posts.of(leaf.reader()), leaf.reader().getLiveDocs()));
        }
        int segment = ReaderUtil.subIndex(document, searcher.getLeafContexts());
        return new TextScorer(terms, segments).percent(segment, document - segments.get(segment).leaf().docBase);
    }

    /** The terms that are looked for in titles and texts. */
    private List<String> terms(Profile profile) {
        return MatchQuery.words(profile).stream().flatMap(word -> index.terms(word).stream()).distinct().toList();
    }

    @Override
    public Optional<PostingFacts> facts(long postingId) {
        return index.search(searcher -> {
            int document = document(searcher, postingId);
            return document < 0 ? Optional.empty() : Optional.of(read(searcher, document));
        });
    }

    private static int document(IndexSearcher searcher, long postingId) throws IOException {
        for (LeafReaderContext leaf : searcher.getLeafContexts()) {
            int document = IndexFields.document(leaf.reader(), postingId);
            if (document >= 0) {
                return leaf.docBase + document;
            }
        }
        return -1;
    }

    private PostingFacts read(IndexSearcher searcher, int document) throws IOException {
        LeafReaderContext leaf = searcher.getLeafContexts().get(
                ReaderUtil.subIndex(document, searcher.getLeafContexts()));
        return posts.of(leaf.reader(), document - leaf.docBase);
    }
}
