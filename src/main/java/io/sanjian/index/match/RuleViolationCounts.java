package io.sanjian.index.match;

import io.sanjian.index.document.IndexFields;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.Profile;
import io.sanjian.matching.ProfileMatcher;
import io.sanjian.matching.Rule;
import io.sanjian.matching.Verdict;
import io.sanjian.matching.bound.NodeBounds;
import io.sanjian.matching.bound.ScoreBounds;
import io.sanjian.matching.bound.ScoreBounds.Way;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts the posts that concern a person but break a rule, rule by rule: posts that are alike together, what lies too far
 * by the trees, and posts that are ruled out by name one by one.
 */
final class RuleViolationCounts {
    private static final Rule[] RULES = Rule.values();
    private static final int PAPERS = Rule.CERTIFICATE_MISSING.bit(true);

    private final Profile profile;
    private final ProfileMatcher judge;
    private final ScoreBounds bounds;
    private final int[] counts = new int[RULES.length];

    RuleViolationCounts(Profile profile, ProfileMatcher judge, ScoreBounds bounds) {
        this.profile = profile;
        this.judge = judge;
        this.bounds = bounds;
    }

    /** Counts the posts of a segment that concern the person by their trade. */
    void add(Segment segment) throws IOException {
        bounds.ways().forEach((trade, way) -> {
            EquivalentPostings alike = segment.posts().alike(trade, bounds.hasConditions());
            if (alike != null) {
                addAlike(segment, alike, way);
                if (bounds.isLimited()) {
                    addTooFar(segment, segment.posts().withTrade(trade), way, 0);
                }
            }
        });
        for (int document : named(segment)) {
            PostingFacts posting = segment.posts().of(document);
            if (bounds.concerns(posting)) {
                addNamed(posting);
            }
        }
    }

    private void addAlike(Segment segment, EquivalentPostings alike, Way way) {
        for (int group = 0; group < alike.groups(); group++) {
            if (concerns(alike.earlierTrades(group), way)) {
                int[] documents = alike.documents(group);
                int broken = brokenAsSuch(segment.posts(), alike, group, way);
                if (broken != 0) {
                    count(broken, segment.countLive(documents));
                }
                for (int i = 0; i < documents.length
                        && judge.isExpired(segment.posts().of(documents[i])); i++) {
                    counts[Rule.EXPIRED.ordinal()] += segment.isLive(documents[i]) ? 1 : 0;
                }
            }
        }
    }

    /** Whether it is by this way that posts count which put these trades before the way's own. */
    private boolean concerns(char[] earlierTrades, Way way) {
        return earlierTrades.length == 0 || !way.barred() && !bounds.concern(earlierTrades);
    }

    private int brokenAsSuch(SegmentPostings posts, EquivalentPostings alike, int group, Way way) {
        int broken = bounds.brokenAsSuch(alike.outlines(), group, way);
        // Papers that are missing for a job further down may not be for the next; the first job may be ruled out.
        boolean judged = broken == ScoreBounds.UNDECIDED || alike.earlierTrades(group).length > 0
                && ((broken & PAPERS) != 0 || !profile.barredTrades().isEmpty());
        return judged ? judge.brokenAsSuch(posts.of(alike.documents(group)[0])) : broken;
    }

    /** Counts the posts below a node of a trade's tree that are too far. */
    private void addTooFar(Segment segment, TradeTree tree, Way way, int node) {
        NodeBounds outlines = tree.outlines();
        if (bounds.noneTooFar(outlines, node)) {
            return;
        }
        if (segment.live() == null && outlines.isOfFirstTrades(node) && bounds.allTooFar(outlines, node)) {
            counts[Rule.TOO_FAR.ordinal()] += tree.size(node);
        } else if (!tree.isLeaf(node)) {
            addTooFar(segment, tree, way, 2 * node + 1);
            addTooFar(segment, tree, way, 2 * node + 2);
        } else {
            for (int post = tree.firstPost(node); post < tree.endOfPosts(node); post++) {
                int document = tree.document(post);
                if (segment.isLive(document) && concerns(tree.earlierTrades(post), way)
                        && (bounds.allTooFar(outlines, post) || !bounds.noneTooFar(outlines, post)
                                && judge.isTooFar(segment.posts().of(document)))) {
                    counts[Rule.TOO_FAR.ordinal()]++;
                }
            }
        }
    }

    /** The documents of posts that the person ruled out by name, or by their employer's. */
    private Set<Integer> named(Segment segment) throws IOException {
        Set<Integer> named = new LinkedHashSet<>();
        for (long id : profile.excludedPostings().keySet()) {
            int document = IndexFields.document(segment.leaf().reader(), id);
            if (document >= 0) {
                named.add(document);
            }
        }
        if (!profile.excludedEmployers().isEmpty()) {
            segment.posts().forEach((posting, document) -> {
                if (segment.isLive(document) && profile.excludedEmployers().contains(posting.employerKey())) {
                    named.add(document);
                }
            });
        }
        return named;
    }

    /** One rule at most excludes a post: the one by which it is named, before the one that excludes its like. */
    private void addNamed(PostingFacts posting) {
        if ((judge.brokenAsSuch(posting) & Rule.EXCLUDED.bit(true)) != 0) {
            counts[Rule.EXCLUDED.ordinal()]--;
        }
        counts[judge.excludedByName(posting).ordinal()]++;
    }

    /** Counts a post that holds words of the person's, unless it counts by its trade. */
    void addByWords(PostingFacts posting, int textFit) {
        if (!bounds.concerns(posting) && judge.judge(posting, textFit) instanceof Verdict.Rejected(var broken)) {
            broken.forEach(rule -> counts[rule.ordinal()]++);
        }
    }

    private void count(int broken, int posts) {
        for (int rest = broken; rest != 0; rest &= rest - 1) {
            counts[Integer.numberOfTrailingZeros(rest)] += posts;
        }
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
