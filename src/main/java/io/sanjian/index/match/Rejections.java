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
        FixedBitSet counted = new FixedBitSet(segment.leaf().reader().maxDoc());
        bounds.ways().forEach((trade, way) -> add(segment, segment.posts().withTrade(trade), way, true, counted));
        bounds.ways().forEach((trade, way) -> add(segment, segment.posts().withTrade(trade), way, false, counted));
    }

    /** Counts the posts of which the trade is, or is not, the first. */
    private void add(Segment segment, TradeTree tree, Way way, boolean first, FixedBitSet counted) {
        if (tree == null || way.barred() && !first) {
            return;
        }
        Outlines outlines = tree.outlines();
        for (int post = tree.firstPost(); post < tree.endOfPosts(); post++) {
            int document = tree.document(post);
            if (outlines.isOfFirstTrade(post) == first && segment.isLive(document)
                    && !(outlines.hasSeveralTrades(post) && counted.getAndSet(document))) {
                count(segment.posts(), document, outlines, post, way, first);
            }
        }
    }

    private void count(SegmentPosts posts, int document, Outlines outlines, int index, Way way, boolean first) {
        int broken = outlines.isIntricate(index) ? Bounds.UNDECIDED : bounds.broken(outlines, index, way);
        // Papers that are missing for a job further down may not be for the next; the first job may be ruled out.
        boolean judged = broken == Bounds.UNDECIDED
                || !first && ((broken & PAPERS) != 0 || !profile.barredTrades().isEmpty());
        if (judged || someAreNamed && isNamed(posts.of(document))) {
            judge(posts.of(document));
        } else {
            for (int rest = broken; rest != 0; rest &= rest - 1) {
                counts[Integer.numberOfTrailingZeros(rest)]++;
            }
        }
    }

    /** Counts a post whose title holds a word of the person's, unless it counts by its trade. */
    void addByTitle(PostingFacts posting) {
        for (int place = 0; place < posting.trades().size(); place++) {
            Way way = bounds.ways().get(posting.trades().get(place));
            if (way != null && (place == 0 || way.isOpen())) {
                return;
            }
        }
        judge(posting);
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
