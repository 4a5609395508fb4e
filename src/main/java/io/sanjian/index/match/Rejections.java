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
 * Counts the posts that concern a person but break a rule. Every such post is looked at, most by their outline alone;
 * those of which the outline does not say all are judged.
 */
final class Rejections {
    private static final Rule[] RULES = Rule.values();

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
                for (int post = tree.firstPost(); post < tree.endOfPosts(); post++) {
                    if (segment.isLive(tree.document(post))) {
                        add(trade, way, tree.outlines(), post, segment.posts(), tree.document(post));
                    }
                }
            }
        });
    }

    /** Counts a post whose title holds a word of the person's, unless it counts by its trade. */
    void addByTitle(PostingFacts posting) {
        if (firstWay(posting) == null) {
            judge(posting);
        }
    }

    private void add(String trade, Way way, Outlines outlines, int index, SegmentPosts posts, int document) {
        if (outlines.isIntricate(index)) {
            PostingFacts posting = posts.of(document);
            if (trade.equals(firstWay(posting))) {
                judge(posting);
            }
        } else if (bounds.isAtLimit(outlines, index) || someAreNamed && isNamed(posts.of(document))) {
            judge(posts.of(document));
        } else {
            int broken = bounds.broken(outlines, index, way);
            while (broken != 0) {
                counts[Integer.numberOfTrailingZeros(broken)]++;
                broken &= broken - 1;
            }
        }
    }

    private void judge(PostingFacts posting) {
        if (judge.judge(posting) instanceof Verdict.Rejected(var rules)) {
            for (Rule rule : rules) {
                counts[rule.ordinal()]++;
            }
        }
    }

    private boolean isNamed(PostingFacts posting) {
        return profile.excludedPostings().containsKey(posting.id())
                || profile.excludedEmployers().contains(posting.employerKey());
    }

    /** The trade under which a post of several is counted, or null if none concerns the person. */
    private String firstWay(PostingFacts posting) {
        for (String trade : posting.trades()) {
            if (bounds.ways().containsKey(trade)) {
                return trade;
            }
        }
        return null;
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
