package io.sanjian.index.match;

import io.sanjian.matching.CutOffContext;
import io.sanjian.matching.Match;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.Profile;
import io.sanjian.matching.ProfileMatcher;
import io.sanjian.matching.Verdict;
import io.sanjian.matching.bound.NodeBounds;
import io.sanjian.matching.bound.ScoreBounds;
import io.sanjian.matching.bound.ScoreBounds.Way;
import java.util.HashSet;
import java.util.Set;

/**
 * Counts the lawful posts of a person's trades whose places went to better matches. Posts below a node are counted together
 * where none breaks a rule and all ask for more than any can be worth to the person; the others are judged.
 */
final class FullPostings {
    private final ProfileMatcher judge;
    private final ScoreBounds bounds;
    private final CutOffContext context;
    private final SegmentCutOffs cutOffs;
    private final boolean someAreNamed;
    private final Set<Long> ofSeveralTrades = new HashSet<>();
    private int count;

    FullPostings(Profile profile, ProfileMatcher judge, ScoreBounds bounds, CutOffContext context,
            SegmentCutOffs cutOffs) {
        this.judge = judge;
        this.bounds = bounds;
        this.context = context;
        this.cutOffs = cutOffs;
        this.someAreNamed = !profile.excludedPostings().isEmpty() || !profile.excludedEmployers().isEmpty();
    }

    /** Counts the posts of a segment. */
    void add(Segment segment) {
        bounds.ways().forEach((trade, way) -> {
            TradeTree tree = way.isOpen() ? segment.posts().withTrade(trade) : null;
            if (tree != null) {
                add(segment, tree, cutOffs.of(segment, tree), way, 0);
            }
        });
    }

    int count() {
        return count;
    }

    private void add(Segment segment, TradeTree tree, long[] least, Way way, int node) {
        NodeBounds outlines = tree.outlines();
        int bound = bounds.most(outlines, node, way);
        if (bound == ScoreBounds.NONE) {
            return;
        }
        boolean alike = context.claim(bound) < least[node] && !someAreNamed && segment.live() == null
                && !outlines.hasSeveralTrades(node);
        if (alike && bounds.mayBreak(outlines, tree.obstacles(), node, way) == 0) {
            count += tree.size(node);
        } else if (tree.isLeaf(node)) {
            for (int post = tree.firstPost(node); post < tree.endOfPosts(node); post++) {
                if (segment.isLive(tree.document(post)) && bounds.most(outlines, post, way) != ScoreBounds.NONE) {
                    judge(segment.posts().of(tree.document(post)));
                }
            }
        } else {
            add(segment, tree, least, way, 2 * node + 1);
            add(segment, tree, least, way, 2 * node + 2);
        }
    }

    private void judge(PostingFacts posting) {
        boolean met = posting.trades().size() > 1 && !ofSeveralTrades.add(posting.id());
        if (!met && judge.judge(posting) instanceof Verdict.Accepted(Match match)
                && !context.attainable().test(match)) {
            count++;
        }
    }
}
