package io.sanjian.recommendation.run;

import io.sanjian.matching.CutOffs;
import io.sanjian.recommendation.allocation.Preferences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whom a further round searches for: of all who need more posts those who have most to say for what they would get next. Posts
 * and workers go by the same score, so what they get they mostly keep, and who comes in a later round finds the posts full
 * instead of asking in vain. With all in one round most would ask for places that others of the same round get.
 */
final class NextRound {
    /** Searches with short lists, the first not counted: what a worker asks next is mostly found at once. */
    static final int SHORT_SEARCHES = 6;
    /** Then a worker's lists double, up to this: all that is within reach may be one employer's. */
    private static final int LONGEST = 10_000_000;
    /** One in so many of those who need more, but not so few that rounds take longer to begin than to search ... */
    private static final int SHARE = 8;
    /** ... one in so many of all workers ... */
    private static final int LEAST_SHARE = 200;
    /** ... and batches for all threads of some replicas. */
    private static final int LEAST_BATCHES = 8;

    private final Preferences lists;
    private final int batchSize;
    private final int shortList;

    /**
     * @param batchSize workers in one batch
     * @param shortList posts kept for each worker, to begin with
     */
    NextRound(Preferences lists, int batchSize, int shortList) {
        this.lists = lists;
        this.batchSize = batchSize;
        this.shortList = shortList;
    }

    /**
     * The batches of the next round.
     *
     * @param unsatisfied numbers of the workers who need more posts, ascending
     */
    List<TaskQueue.Batch> batches(int[] unsatisfied) {
        SortedMap<Integer, List<Long>> byLength = new TreeMap<>();
        for (int worker : strongest(unsatisfied)) {
            byLength.computeIfAbsent(length(lists.searches(worker)), length -> new ArrayList<>())
                    .add(lists.workerId(worker));
        }
        List<TaskQueue.Batch> batches = new ArrayList<>();
        byLength.forEach((length, ids) -> batches.addAll(TaskQueue.Batch.cut(ids, batchSize, length)));
        return batches;
    }

    private int[] strongest(int[] unsatisfied) {
        int wanted = Math.max(Math.max(unsatisfied.length / SHARE, lists.workerCount() / LEAST_SHARE),
                LEAST_BATCHES * batchSize);
        if (unsatisfied.length <= wanted) {
            return unsatisfied;
        }
        long[] claims = Arrays.stream(unsatisfied).mapToLong(this::claim).toArray();
        long[] sorted = claims.clone();
        Arrays.sort(sorted);
        long least = sorted[sorted.length - wanted];
        // Of equal claims those with the lower ids, as posts have it.
        int equal = wanted - (sorted.length - firstAbove(sorted, least));
        int[] strongest = new int[wanted];
        int count = 0;
        for (int i = 0; i < claims.length; i++) {
            if (claims[i] > least || claims[i] == least && equal-- > 0) {
                strongest[count++] = unsatisfied[i];
            }
        }
        return strongest;
    }

    private static int firstAbove(long[] sorted, long value) {
        int above = sorted.length;
        while (above > 0 && sorted[above - 1] > value) {
            above--;
        }
        return above;
    }

    /** What the worker has to say, at best, for a post that a further search finds. */
    private long claim(int worker) {
        return CutOffs.claim(lists.lastScore(worker), lists.waitingSince(worker));
    }

    /** @param searches how often the worker has been searched for, 1 or more */
    private int length(int searches) {
        return (int) Math.min(LONGEST, shortList * Math.pow(2, Math.max(0, searches - SHORT_SEARCHES)));
    }
}
