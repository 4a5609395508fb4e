package io.sanjian.index.match;

import io.sanjian.matching.PostingFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongUnaryOperator;

/**
 * The claim below which each post takes nobody, since its places went to better matches; laid over the trees, so that a
 * search passes by whole nodes of posts that are out of the person's reach. Safe for use by many threads; one is made
 * for many searches.
 */
public final class SegmentCutOffs {
    /** Every post has places left. */
    public static final SegmentCutOffs NONE = new SegmentCutOffs(id -> 0);

    /** A claim is the score, and below it how long the person has waited. */
    private static final int WAITING_BITS = 40;
    private static final long LATEST = (1L << WAITING_BITS) - 1;

    private final LongUnaryOperator leastClaim;
    private final ConcurrentMap<SegmentPostings, Map<TradeTree, long[]>> byTree = new ConcurrentHashMap<>();
    /** Of near-duplicates all of which are full, what the one asks that asks least. */
    private volatile Map<String, Long> byDuplicateKey;

    /** @param leastClaim by posting id, as {@link #claim} makes them; 0 for a post that has places left */
    public SegmentCutOffs(LongUnaryOperator leastClaim) {
        this.leastClaim = leastClaim;
    }

    /**
     * What a person has to say for a post: the better claim is the greater number.
     *
     * @param score        0 to 100, or more for what nobody has
     * @param waitingSince epoch second
     */
    public static long claim(int score, long waitingSince) {
        return (long) score << WAITING_BITS | LATEST - Math.clamp(waitingSince, 0, LATEST);
    }

    boolean areNone() {
        return this == NONE;
    }

    private long of(PostingFacts posting) {
        return leastClaim.applyAsLong(posting.id());
    }

    /** By outline, no post below it takes less, and neither does any near-duplicate of one. */
    long[] of(Segment segment, TradeTree tree) {
        return byTree.get(segment.posts()).get(tree);
    }

    /** Gets ready for searches of these segments, which are all of one state of the index. */
    void prepare(List<Segment> segments) {
        for (Segment segment : segments) {
            if (!areNone() && !byTree.containsKey(segment.posts())) {
                Map<String, Long> least = duplicates(segments);
                byTree.computeIfAbsent(segment.posts(), posts -> layOver(posts, least));
            }
        }
    }

    /**
     * A near-duplicate is left out of a list wherever a better one stands in it. So a full post must be met while another
     * of its kind can be: it is passed by only where all of them are out of reach.
     */
    private synchronized Map<String, Long> duplicates(List<Segment> segments) {
        if (byDuplicateKey == null) {
            Map<String, Long> least = new HashMap<>();
            segments.forEach(segment -> segment.posts().forEach((posting, document) -> {
                if (segment.isLive(document)) {
                    least.merge(posting.duplicateKey(), of(posting), Math::min);
                }
            }));
            least.values().removeIf(claim -> claim == 0);
            byDuplicateKey = least;
        }
        return byDuplicateKey;
    }

    private Map<TradeTree, long[]> layOver(SegmentPostings posts, Map<String, Long> byDuplicateKey) {
        Map<TradeTree, long[]> thresholds = new HashMap<>();
        posts.trees().forEach(tree -> thresholds.put(tree, tree.least(document -> {
            PostingFacts posting = posts.of(document);
            long own = of(posting);
            // A post that came after the duplicates were compared may have places of its own.
            return own == 0 ? 0 : Math.min(own, byDuplicateKey.getOrDefault(posting.duplicateKey(), 0L));
        })));
        return thresholds;
    }
}
