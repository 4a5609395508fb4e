package io.sanjian.index.match;

import io.sanjian.index.PostingIndex;
import io.sanjian.index.document.IndexFields;
import io.sanjian.matching.Explanation;
import io.sanjian.matching.Match;
import io.sanjian.matching.Matcher;
import io.sanjian.matching.PickDiversifier;
import io.sanjian.matching.PickSelector;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.Profile;
import io.sanjian.matching.Rule;
import io.sanjian.matching.WelfareLastOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;

/**
 * The exact best posts for a profile: the answer is the one that judging every live posting would give. Blocks: never
 * call it on the event loop. Safe for use by many threads.
 */
@ApplicationScoped
public class MatchSearch {
    private final PostingIndex index;
    private final PostingCache posts;
    private final Matcher judge;

    public MatchSearch(PostingIndex index, PostingCache posts, Matcher judge) {
        this.index = index;
        this.posts = posts;
        this.judge = judge;
    }

    /**
     * The best posts for a profile in the order of {@link PickDiversifier}, at most one per employer and near-duplicate, and how
     * many break which rule.
     *
     * @param limit how many at most, 1 or more
     * @throws io.sanjian.web.problem.ProblemException NOT_READY while there is no index
     */
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
                    picks.size() <= limit);
        });
    }

    /**
     * The best posts for a profile in the order of {@link PickDiversifier}, before the choice of one per employer, which the
     * allocation of a run makes: when a post is full, the worker may get another one of the same employer.
     * Near-duplicates are left out. Posts that break a rule are not counted; {@link #rejected} does.
     *
     * @param limit how many at most, 1 or more
     * @throws io.sanjian.web.problem.ProblemException NOT_READY while there is no index
     */
    public MatchResult candidates(Profile profile, int limit) {
        return ask(profile, question -> first(limit, question.variety()::next, match -> true));
    }

    /**
     * More candidates for somebody whose first ones have gone to others: the best posts that may still take the person, in
     * their {@linkplain WelfareLastOrder turn}. The first three need no variety any more.
     *
     * @param limit how many at most, 1 or more
     * @throws io.sanjian.web.problem.ProblemException NOT_READY while there is no index
     */
    public MatchResult further(Profile profile, int limit, CutOffContext standing) {
        return ask(profile, question -> first(limit, question.inTurn(standing)::next, standing.attainable()));
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

    /**
     * How many adverts suit the person by their trades, break no rule, and have given all places to better matches;
     * near-duplicates count each.
     */
    public int taken(Profile profile, CutOffContext standing) {
        return ask(profile, question -> question.taken(standing));
    }

    /**
     * How many posts within reach of home the person may not take now and could take with more certificates.
     *
     * @param then    the same person with the certificates
     * @param reachKm how far is near, great circle
     */
    public int openedBy(Profile profile, Profile then, double reachKm) {
        return index.search(searcher -> {
            UnlockedPostings openings =
                    new UnlockedPostings(judge.forProfile(profile), judge.forProfile(then), reachKm);
            for (LeafReaderContext leaf : searcher.getLeafContexts()) {
                openings.add(new Segment(leaf, posts.of(leaf.reader()), leaf.reader().getLiveDocs()));
            }
            return openings.count();
        });
    }

    /**
     * How many posts that concern the person break which rule.
     *
     * @throws io.sanjian.web.problem.ProblemException NOT_READY while there is no index
     */
    public Map<Rule, Integer> rejected(Profile profile) {
        return ask(profile, MatchQuery::rejected);
    }

    /** The judgement on one posting, spelled out; empty where no posting of this id is in the index. */
    public Optional<Explanation> explain(Profile profile, String postingId) {
        if (!postingId.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        List<String> terms = terms(profile);
        return index.search(searcher -> {
            int document = document(searcher, Long.parseLong(postingId));
            if (document < 0) {
                return Optional.empty();
            }
            int textFit = terms.isEmpty() ? 0 : textFit(searcher, terms, document);
            return Optional.of(judge.explain(profile, read(searcher, document), textFit));
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

    /** What matching knows of a posting; empty where it is not in the index. */
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
