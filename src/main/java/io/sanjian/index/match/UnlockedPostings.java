package io.sanjian.index.match;

import io.sanjian.matching.Match;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.ProfileMatcher;
import io.sanjian.matching.Rule;
import io.sanjian.matching.Verdict;
import io.sanjian.matching.bound.NodeBounds;
import io.sanjian.matching.bound.ScoreBounds;
import io.sanjian.matching.bound.ScoreBounds.Way;
import java.util.HashSet;
import java.util.Set;

/**
 * Counts the posts near by that a person may not take now and could take with more certificates. Most are told by their
 * outline alone, or by that of a node that lies too far.
 */
final class UnlockedPostings {
    private final ProfileMatcher now;
    private final ProfileMatcher then;
    private final ScoreBounds boundsNow;
    private final ScoreBounds boundsThen;
    private final double reachKm;
    private final Set<Long> judged = new HashSet<>();
    private int count;

    /**
     * @param now     the person as they are
     * @param then    the same person with the certificates
     * @param posts   whose posts are counted
     * @param reachKm how far is near, great circle
     */
    UnlockedPostings(ProfileMatcher now, ProfileMatcher then, PostingCache posts, double reachKm) {
        this.now = now;
        this.then = then;
        this.boundsNow = posts.bounds(now);
        this.boundsThen = posts.bounds(then);
        this.reachKm = reachKm;
    }

    /** Counts the posts of a segment. */
    void add(Segment segment) {
        boundsThen.ways().forEach((trade, way) -> {
            TradeTree tree = way.papers() && !boundsNow.ways().get(trade).papers() ? segment.posts().withTrade(trade)
                    : null;
            if (tree != null) {
                addBelow(segment, tree, 0, way);
            }
        });
    }

    private void addBelow(Segment segment, TradeTree tree, int node, Way way) {
        if (boundsThen.kilometres(tree.outlines(), node) > reachKm) {
            return;
        }
        if (!tree.isLeaf(node)) {
            addBelow(segment, tree, 2 * node + 1, way);
            addBelow(segment, tree, 2 * node + 2, way);
            return;
        }
        for (int post = tree.firstPost(node); post < tree.endOfPosts(node); post++) {
            if (segment.isLive(tree.document(post))) {
                add(segment, tree, post, way);
            }
        }
    }

    int count() {
        return count;
    }

    private void add(Segment segment, TradeTree tree, int post, Way way) {
        NodeBounds outlines = tree.outlines();
        if (boundsThen.kilometres(outlines, post) <= reachKm
                && (boundsThen.broken(outlines, post, way) & ~undecidedBy(way)) == 0) {
            PostingFacts posting = segment.posts().of(tree.document(post));
            if (judged.add(posting.id()) && then.judge(posting) instanceof Verdict.Accepted(Match match)
                    && match.distanceKm() <= reachKm && now.judge(posting) instanceof Verdict.Rejected) {
                count++;
            }
        }
    }

    /** A side job of a trade that the person ruled out does not rule out the post, so its whole is judged. */
    private static int undecidedBy(Way way) {
        return ScoreBounds.UNDECIDED | Rule.EXCLUDED.bit(!way.isOpen());
    }
}
