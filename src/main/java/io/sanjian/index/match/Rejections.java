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
import org.apache.lucene.util.FixedBitSet;

/**
 * Counts the posts that concern a person but break a rule. Every such post is looked at, most by their outline alone;
 * those of which the outline does not tell all are judged.
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
        FixedBitSet counted = new FixedBitSet(segment.leaf().reader().maxDoc());
        bounds.ways().forEach((trade, way) -> addPlain(segment, segment.posts().withTrade(trade), way, counted));
        for (String trade : bounds.ways().keySet()) {
            addOthers(segment, segment.posts().withTrade(trade), counted);
        }
    }

    private void addPlain(Segment segment, TradeTree tree, Way way, FixedBitSet counted) {
        if (tree == null) {
            return;
        }
        Outlines outlines = tree.outlines();
        for (int post = tree.firstPost(); post < tree.endOfPosts(); post++) {
            int document = tree.document(post);
            if (outlines.isPlain(post) && segment.isLive(document)) {
                if (outlines.hasSeveralTrades(post)) {
                    counted.set(document);
                }
                int broken = bounds.broken(outlines, post, way);
                if (broken == Bounds.UNDECIDED || someAreNamed && isNamed(segment.posts().of(document))) {
                    judge(segment.posts().of(document));
                } else {
                    count(broken);
                }
            }
        }
    }

    private void addOthers(Segment segment, TradeTree tree, FixedBitSet counted) {
        if (tree == null) {
            return;
        }
        for (int post = tree.firstPost(); post < tree.endOfPosts(); post++) {
            int document = tree.document(post);
            if (!tree.outlines().isPlain(post) && segment.isLive(document) && !counted.getAndSet(document)) {
                judge(segment.posts().of(document));
            }
        }
    }

    /** Counts a post whose title holds a word of the person's, unless it counts by its trade. */
    void addByTitle(PostingFacts posting) {
        if (posting.trades().stream().noneMatch(bounds.ways()::containsKey)) {
            judge(posting);
        }
    }

    private void count(int broken) {
        for (int rest = broken; rest != 0; rest &= rest - 1) {
            counts[Integer.numberOfTrailingZeros(rest)]++;
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
