package io.sanjian.index.match;

import io.sanjian.matching.CutOffs;
import io.sanjian.matching.PostingFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * {@link CutOffs} laid over the trees, so that a search passes by whole nodes of posts that are out of the person's reach.
 * Safe for use by many threads; one is made for many searches.
 */
final class SegmentCutOffs {
    private final ConcurrentMap<SegmentPostings, Map<TradeTree, long[]>> byTree = new ConcurrentHashMap<>();
    /** Of near-duplicates all of which are full, what the one asks that asks least. */
    private volatile Map<String, Long> byDuplicateKey;

    /** By outline, no post below it takes less, and neither does any near-duplicate of one. */
    long[] of(Segment segment, TradeTree tree) {
        return byTree.get(segment.posts()).get(tree);
    }

    /**
     * Gets ready for searches of these segments, which are all of one state of the index.
     *
     * @param cutOffs always the same; not kept, since whoever owns them may let go of them
     */
    void prepare(CutOffs cutOffs, List<Segment> segments) {
        for (Segment segment : segments) {
            if (!byTree.containsKey(segment.posts())) {
                Map<String, Long> least = duplicates(cutOffs, segments);
                byTree.computeIfAbsent(segment.posts(), posts -> layOver(cutOffs, posts, least));
            }
        }
    }

    /**
     * A near-duplicate is left out of a list wherever a better one stands in it. So a full post must be met while another
     * of its kind can be: it is passed by only where all of them are out of reach.
     */
    private synchronized Map<String, Long> duplicates(CutOffs cutOffs, List<Segment> segments) {
        if (byDuplicateKey == null) {
            Map<String, Long> least = new HashMap<>();
            segments.forEach(segment -> segment.posts().forEach((posting, document) -> {
                if (segment.isLive(document)) {
                    least.merge(posting.duplicateKey(), cutOffs.of(posting), Math::min);
                }
            }));
            least.values().removeIf(claim -> claim == 0);
            byDuplicateKey = least;
        }
        return byDuplicateKey;
    }

    private static Map<TradeTree, long[]> layOver(CutOffs cutOffs, SegmentPostings posts,
            Map<String, Long> byDuplicateKey) {
        Map<TradeTree, long[]> least = new HashMap<>();
        posts.trees().forEach(tree -> least.put(tree, tree.least(document -> {
            PostingFacts posting = posts.of(document);
            long own = cutOffs.of(posting);
            // A post that came after the duplicates were compared may have places of its own.
            return own == 0 ? 0 : Math.min(own, byDuplicateKey.getOrDefault(posting.duplicateKey(), 0L));
        })));
        return least;
    }
}
