package io.sanjian.index.match;

import io.sanjian.matching.CutOffContext;
import io.sanjian.matching.Match;
import io.sanjian.matching.Matcher;
import io.sanjian.matching.PickDiversifier;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.Profile;
import io.sanjian.matching.ProfileMatcher;
import io.sanjian.matching.RankedMatches;
import io.sanjian.matching.Rule;
import io.sanjian.matching.Weights;
import io.sanjian.matching.WelfareLastOrder;
import io.sanjian.matching.bound.ScoreBounds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;

/** One profile and one state of the index. Not thread-safe. */
final class MatchQuery {
    private final Profile profile;
    private final ProfileMatcher judge;
    private final ScoreBounds bounds;
    private final List<Segment> segments;
    private final IndexSearcher searcher;
    private final List<String> terms;
    private List<TextMatch> byWords;

    /** @param terms of the person's words, to be looked for in titles and texts */
    MatchQuery(IndexSearcher searcher, PostingCache posts, Matcher judge, Profile profile, List<String> terms)
            throws IOException {
        this.searcher = searcher;
        this.terms = terms;
        this.profile = profile;
        this.judge = judge.forProfile(profile);
        this.bounds = posts.bounds(this.judge);
        this.segments = new ArrayList<>(searcher.getLeafContexts().size());
        for (LeafReaderContext leaf : searcher.getLeafContexts()) {
            segments.add(new Segment(leaf, posts.of(leaf.reader()), leaf.reader().getLiveDocs()));
        }
    }

    private List<TradeBranch> branches() {
        List<TradeBranch> branches = new ArrayList<>();
        bounds.ways().forEach((trade, way) -> {
            for (Segment segment : way.isOpen() ? segments : List.<Segment>of()) {
                TradeTree tree = segment.posts().withTrade(trade);
                if (tree != null) {
                    branches.add(new TradeBranch(segment, tree, trade, way, bounds.most(tree.outlines(), 0, way)));
                }
            }
        });
        return branches;
    }

    /** The lawful posts in the order in which the person is offered them. */
    PickDiversifier variety() {
        List<TradeBranch> branches = branches();
        return new PickDiversifier(profile, new RankedMatches() {
            @Override
            public Supplier<Match> all() {
                return ranking(branches, RankingFilter.ALL, CutOffContext.FREE, null);
            }

            @Override
            public Supplier<Match> welcomingOlder(int least) {
                return ranking(branches, RankingFilter.welcomingOlder(least), CutOffContext.FREE, null);
            }

            @Override
            public Supplier<Match> ofKinds(Predicate<String> kinds, int least) {
                return ranking(branches, RankingFilter.ofKinds(kinds, least), CutOffContext.FREE, null);
            }
        });
    }

    /** Whether some lawful post concerns the person and is worth too little to be offered. */
    boolean leavesOutForLowScore() {
        Supplier<Match> every = ranking(branches(), RankingFilter.ofKinds(kind -> true, 0), CutOffContext.FREE, null);
        Match next = every.get();
        while (next != null && next.score().total() >= Weights.LEAST_SCORE) {
            next = every.get();
        }
        return next != null;
    }

    /** The lawful posts in their turn, of which those may be missing that ask for more than the person has to say. @param cutOffs null for none */
    WelfareLastOrder inTurn(CutOffContext context, SegmentCutOffs cutOffs) {
        if (cutOffs != null) {
            cutOffs.prepare(context.cutOffs(), segments);
        }
        return new WelfareLastOrder(profile, ranking(branches(), RankingFilter.ALL, context, cutOffs));
    }

    private Supplier<Match> ranking(List<TradeBranch> branches, RankingFilter part, CutOffContext context,
            SegmentCutOffs cutOffs) {
        BestFirstSearch ranking = new BestFirstSearch(branches, judge, bounds, part, context, cutOffs);
        ranking.addByWords(this::byWords);
        return ranking::next;
    }

    /** How many lawful posts that concern the person are out of reach. */
    int taken(CutOffContext context, SegmentCutOffs cutOffs) {
        cutOffs.prepare(context.cutOffs(), segments);
        FullPostings taken = new FullPostings(profile, judge, bounds, context, cutOffs);
        segments.forEach(taken::add);
        return taken.count();
    }

    /** How many posts that concern the person break which rule. */
    Map<Rule, Integer> rejected() throws IOException {
        RuleViolationCounts rejections = new RuleViolationCounts(profile, judge, bounds);
        for (Segment segment : segments) {
            rejections.add(segment);
        }
        byWords().forEach(found -> rejections.addByWords(found.posting(), found.textFit()));
        return rejections.counts();
    }

    /** What is asked of the texts: words matter there only where they are all that the person said. */
    static List<String> words(Profile profile) {
        return profile.trades().isEmpty() && !profile.anything() ? profile.words() : List.of();
    }

    private List<TextMatch> byWords() {
        if (byWords == null) {
            Map<Long, TextMatch> found = new LinkedHashMap<>();
            TitleWords titles = new TitleWords(profile.words(), searcher);
            segments.forEach(segment -> titles.forEach(segment,
                    posting -> found.put(posting.id(), new TextMatch(posting, 0))));
            if (!terms.isEmpty()) {
                addByText(new TextScorer(terms, segments), found);
            }
            byWords = List.copyOf(found.values());
        }
        return byWords;
    }

    private void addByText(TextScorer words, Map<Long, TextMatch> found) {
        for (int i = 0; i < segments.size(); i++) {
            SegmentPostings posts = segments.get(i).posts();
            words.forEach(i, (document, textFit) -> {
                PostingFacts posting = posts.of(document);
                found.put(posting.id(), new TextMatch(posting, textFit));
            });
        }
    }
}
