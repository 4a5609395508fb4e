package io.sanjian.index.match;

import io.sanjian.matching.Bounds;
import io.sanjian.matching.Bounds.Way;
import io.sanjian.matching.Outlines;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.Profile;
import io.sanjian.matching.ProfileJudge;
import io.sanjian.matching.Rule;
import io.sanjian.matching.Verdict;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts the posts that concern a person but break a rule. Where all posts below a node break the same rules, or none,
 * they are counted together; most others by their outline alone; those of which the outline does not tell all are judged.
 */
final class Rejections {
    private static final Rule[] RULES = Rule.values();
    private static final int ALL_RULES = (1 << RULES.length) - 1;
    private static final int PAPERS = 1 << Rule.CERTIFICATE_MISSING.ordinal();

    private final Profile profile;
    private final ProfileJudge judge;
    private final Bounds bounds;
    private final boolean someAreNamed;
    private final int[] counts = new int[RULES.length];

    Rejections(Profile profile, ProfileJudge judge, Bounds bounds) {
        this.profile = profile;
        this.judge = judge;
        this.bounds = bounds;
        this.someAreNamed = !profile.excludedPostings().isEmpty() || !profile.excludedEmployers().isEmpty();
    }

    /** Counts the posts of a segment that concern the person by their trade. */
    void add(Segment segment) {
        bounds.ways().forEach((trade, way) -> {
            TradeTree tree = segment.posts().withTrade(trade);
            if (tree != null) {
                addByFirstTrade(segment, tree, way, 0, ALL_RULES);
                if (!way.barred()) {
                    addByLaterTrade(segment, tree, way, 0);
                }
            }
        });
    }

    /**
     * Counts the posts below a node of which the tree's trade is the first.
     *
     * @param rules those that are not settled for the whole node yet, a bit for each
     */
    private void addByFirstTrade(Segment segment, TradeTree tree, Way way, int node, int rules) {
        Outlines outlines = tree.outlines();
        int open = rules;
        if (!someAreNamed) {
            open &= bounds.mayBreak(outlines, tree.obstacles(), node, way);
            if (open != 0 && segment.live() == null && outlines.isOfFirstTrades(node) && !outlines.isIntricate(node)) {
                int byAll = open & bounds.brokenByAll(outlines, node, way);
                count(byAll, tree.size(node));
                open &= ~byAll;
            }
        }
        if (open == 0) {
            return;
        }
        if (!tree.isLeaf(node)) {
            addByFirstTrade(segment, tree, way, 2 * node + 1, open);
            addByFirstTrade(segment, tree, way, 2 * node + 2, open);
            return;
        }
        for (int post = tree.firstPost(node); post < tree.endOfPosts(node); post++) {
            int document = tree.document(post);
            if (outlines.isOfFirstTrade(post) && segment.isLive(document)) {
                count(segment.posts(), document, broken(outlines, post, way), open, true);
            }
        }
    }

    /** Counts the posts below a node that concern the person by the tree's trade and by none that the advert puts first. */
    private void addByLaterTrade(Segment segment, TradeTree tree, Way way, int node) {
        Outlines outlines = tree.outlines();
        boolean canBeRuledOut = someAreNamed || !profile.barredTrades().isEmpty();
        boolean noneBreaksAny = !canBeRuledOut && bounds.mayBreak(outlines, tree.obstacles(), node, way) == 0;
        if (outlines.isOfFirstTrades(node) || noneBreaksAny) {
            return;
        }
        if (!tree.isLeaf(node)) {
            addByLaterTrade(segment, tree, way, 2 * node + 1);
            addByLaterTrade(segment, tree, way, 2 * node + 2);
            return;
        }
        for (int post = tree.firstPost(node); post < tree.endOfPosts(node); post++) {
            int document = tree.document(post);
            int broken = outlines.isOfFirstTrade(post) ? 0 : broken(outlines, post, way);
            if ((broken != 0 || canBeRuledOut) && !outlines.isOfFirstTrade(post) && segment.isLive(document)
                    && !bounds.concern(tree.earlierTrades(post))) {
                count(segment.posts(), document, broken, ALL_RULES, false);
            }
        }
    }

    private int broken(Outlines outlines, int post, Way way) {
        return outlines.isIntricate(post) ? Bounds.UNDECIDED : bounds.broken(outlines, post, way);
    }

    private void count(SegmentPosts posts, int document, int broken, int rules, boolean first) {
        // Papers that are missing for a job further down may not be for the next; the first job may be ruled out.
        boolean judged = broken == Bounds.UNDECIDED
                || !first && ((broken & PAPERS) != 0 || !profile.barredTrades().isEmpty());
        if (judged || someAreNamed && isNamed(posts.of(document))) {
            judge(posts.of(document), 0, rules);
        } else {
            count(broken & rules, 1);
        }
    }

    private void count(int broken, int posts) {
        for (int rest = broken; rest != 0; rest &= rest - 1) {
            counts[Integer.numberOfTrailingZeros(rest)] += posts;
        }
    }

    /** Counts a post that holds words of the person's, unless it counts by its trade. */
    void addByWords(PostingFacts posting, int textFit) {
        if (!bounds.concerns(posting)) {
            judge(posting, textFit, ALL_RULES);
        }
    }

    private void judge(PostingFacts posting, int textFit, int rules) {
        if (judge.judge(posting, textFit) instanceof Verdict.Rejected(var broken)) {
            for (Rule rule : broken) {
                counts[rule.ordinal()] += rules >>> rule.ordinal() & 1;
            }
        }
    }

    private boolean isNamed(PostingFacts posting) {
        return profile.excludedPostings().containsKey(posting.id())
                || profile.excludedEmployers().contains(posting.employerKey());
    }

    /** The counts, of rules that were broken at all. */
    Map<Rule, Integer> counts() {
        Map<Rule, Integer> broken = new EnumMap<>(Rule.class);
        for (Rule rule : RULES) {
            if (counts[rule.ordinal()] > 0) {
                broken.put(rule, counts[rule.ordinal()]);
            }
        }
        return broken;
    }
}
