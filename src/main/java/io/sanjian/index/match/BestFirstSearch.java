package io.sanjian.index.match;

import io.sanjian.matching.CutOffContext;
import io.sanjian.matching.Match;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.ProfileMatcher;
import io.sanjian.matching.Verdict;
import io.sanjian.matching.bound.NodeBounds;
import io.sanjian.matching.bound.ScoreBounds;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * The lawful posts for a profile, best first, found one by one: branch and bound over the trees of all trades that can
 * concern the person. What could be best is opened first, a node into its children, a leaf into its posts, a post into
 * its judgement; a match is given out when nothing that is still closed could beat it. So what comes out, and in which
 * order, is what judging every post would give, whatever the shape of the trees. Not thread-safe.
 */
final class BestFirstSearch {
    private static final int ROOT = 0;
    /** What {@link #leastClaims} holds where all have places left. */
    private static final long[] NONE_FULL = null;

    private final ProfileMatcher judge;
    private final ScoreBounds bounds;
    private final RankingFilter part;
    /** Asked of every outline that is met: no call where it can be done without. */
    private final int leastScore;
    private final boolean whole;
    private final List<TradeBranch> branches;
    private final CutOffContext context;
    /** By branch and outline, what is asked at least. */
    private final long[][] leastClaims;
    private final Frontier frontier = new Frontier();
    private final List<Match> matches = new ArrayList<>();
    private final Queue<Match> ready = new ArrayDeque<>();
    private Supplier<List<TextMatch>> byWords = List::of;

    /**
     * @param branches all posts that concern the person by their trade
     * @param context  posts that ask for more are passed by, as far as that is told by their trees
     * @param cutOffs  what they ask, laid over the trees; null where all have places left
     */
    BestFirstSearch(List<TradeBranch> branches, ProfileMatcher judge, ScoreBounds bounds, RankingFilter part,
            CutOffContext context,
            SegmentCutOffs cutOffs) {
        this.judge = judge;
        this.bounds = bounds;
        this.part = part;
        this.leastScore = part.leastScore();
        this.whole = part == RankingFilter.ALL;
        this.branches = branches;
        this.context = context;
        this.leastClaims = new long[branches.size()][];
        for (int number = 0; number < branches.size(); number++) {
            TradeBranch branch = branches.get(number);
            leastClaims[number] = cutOffs == null ? NONE_FULL : cutOffs.of(branch.segment(), branch.tree());
            meet(number, ROOT, branch.most());
        }
    }

    /** Adds posts that may concern the person by their words; asked for only when such a post could be the next. */
    void addByWords(Supplier<List<TextMatch>> posts) {
        byWords = posts;
    }

    /** The best match that was not given out yet, or null where none is left. */
    Match next() {
        while (ready.isEmpty()) {
            int score = frontier.score();
            if (byWords != null && score <= ScoreBounds.MOST_BY_TITLE && leastScore <= ScoreBounds.MOST_BY_TITLE) {
                byWords.get().forEach(found -> judge(found.posting(), found.textFit()));
                byWords = null;
            } else if (score < 0) {
                return null;
            } else if (Frontier.isOutline(frontier.peek())) {
                long item = frontier.poll();
                open(Frontier.tree(item), Frontier.index(item), score);
            } else {
                takeEqual(score);
            }
        }
        return ready.poll();
    }

    private void open(int number, int index, int most) {
        TradeBranch branch = branches.get(number);
        TradeTree tree = branch.tree();
        if (tree.isPost(index)) {
            if (branch.segment().isLive(tree.document(index))) {
                PostingFacts posting = branch.segment().posts().of(tree.document(index));
                if (tree.outlines().isPlain(index)) {
                    add(judge.match(posting));
                } else {
                    judge(posting, 0);
                }
            }
        } else {
            boolean leaf = tree.isLeaf(index);
            int from = leaf ? tree.firstPost(index) : 2 * index + 1;
            int to = leaf ? tree.endOfPosts(index) : 2 * index + 3;
            long[] least = leastClaims[number];
            long claim = context.claim(most);
            for (int below = from; below < to; below++) {
                // What asks for more than the whole node is worth need not be looked at.
                if (least == NONE_FULL || claim >= least[below]) {
                    meet(number, below, Math.min(most, bounds.most(tree.outlines(), below, branch.way())));
                }
            }
        }
    }

    /** @param bound no post of the outline is worth more; {@link ScoreBounds#NONE} where none may be taken */
    private void meet(int number, int index, int bound) {
        TradeBranch branch = branches.get(number);
        NodeBounds outlines = branch.tree().outlines();
        long[] least = leastClaims[number];
        boolean wanted = bound >= leastScore && (whole || part.mayHold(outlines, index, branch.trade()));
        if (wanted && (least == NONE_FULL || context.claim(bound) >= least[index])) {
            frontier.addOutline(bound, outlines.newest(index), number, index);
        }
    }

    private void judge(PostingFacts posting, int textFit) {
        if (judge.judge(posting, textFit) instanceof Verdict.Accepted(Match match)) {
            add(match);
        }
    }

    private void add(Match match) {
        if (match != null && match.score().total() >= leastScore && part.holds(match)) {
            frontier.addMatch(match.score().total(), NodeBounds.day(match.posting().publishedOn()), matches.size());
            matches.add(match);
        }
    }

    /** Takes all matches of one score and day, among which the id decides; a post of two trades comes up twice. */
    private void takeEqual(int score) {
        int day = Frontier.day(frontier.peek());
        List<Match> equal = new ArrayList<>();
        while (frontier.score() == score && Frontier.day(frontier.peek()) == day) {
            equal.add(matches.get(Frontier.index(frontier.poll())));
        }
        equal.sort(Match.BEST_FIRST);
        long last = Long.MIN_VALUE;
        for (Match match : equal) {
            if (match.posting().id() != last) {
                ready.add(match);
            }
            last = match.posting().id();
        }
    }
}
