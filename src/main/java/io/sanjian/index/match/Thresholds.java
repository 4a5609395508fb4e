package io.sanjian.index.match;

import io.sanjian.matching.PostingFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongToIntFunction;

/**
 * The score below which each post takes nobody, since its places went to better matches; laid over the trees, so that a
 * search passes by whole nodes of posts that are out of the person's reach. Safe for use by many threads; one is made
 * for many searches.
 */
public final class Thresholds {
    /** Every post has places left. */
    public static final Thresholds NONE = new Thresholds(id -> 0);

    private final LongToIntFunction leastScore;
    private final ConcurrentMap<SegmentPosts, Map<TradeTree, byte[]>> byTree = new ConcurrentHashMap<>();
    /** Of near-duplicates all of which are full, what the one asks that asks least. */
    private volatile Map<String, Integer> byDuplicateKey;

    /** @param leastScore by posting id, 0 to 100; 0 for a post that has places left */
    public Thresholds(LongToIntFunction leastScore) {
        this.leastScore = leastScore;
    }

    boolean areNone() {
        return this == NONE;
    }

    /** The least score that this post takes. */
    int of(PostingFacts posting) {
        return leastScore.applyAsInt(posting.id());
    }

    /** By outline, no post below it takes less, and neither does any near-duplicate of one. */
    byte[] of(Segment segment, TradeTree tree) {
        return byTree.get(segment.posts()).get(tree);
    }

    /** Gets ready for searches of these segments, which are all of one state of the index. */
    void prepare(List<Segment> segments) {
        for (Segment segment : segments) {
            if (!areNone() && !byTree.containsKey(segment.posts())) {
                Map<String, Integer> least = duplicates(segments);
                byTree.computeIfAbsent(segment.posts(), posts -> layOver(posts, least));
            }
        }
    }

    /**
     * A near-duplicate is left out of a list wherever a better one stands in it. So a full post must be met while another
     * of its kind can be: it is passed by only where all of them are out of reach.
     */
    private synchronized Map<String, Integer> duplicates(List<Segment> segments) {
        if (byDuplicateKey == null) {
            Map<String, Integer> least = new HashMap<>();
            segments.forEach(segment -> segment.posts().forEach((posting, document) -> {
                if (segment.isLive(document)) {
                    least.merge(posting.duplicateKey(), of(posting), Math::min);
                }
            }));
            least.values().removeIf(score -> score == 0);
            byDuplicateKey = Map.copyOf(least);
        }
        return byDuplicateKey;
    }

    private static Map<TradeTree, byte[]> layOver(SegmentPosts posts, Map<String, Integer> byDuplicateKey) {
        Map<TradeTree, byte[]> thresholds = new HashMap<>();
        posts.trees().forEach(tree -> thresholds.put(tree, tree.least(
                document -> byDuplicateKey.getOrDefault(posts.of(document).duplicateKey(), 0))));
        return thresholds;
    }
}
