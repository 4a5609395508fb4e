package io.sanjian.recommendation.allocation;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Who wants what, in columns: workers by id, each with a list of posts, best first, which later searches may make longer. A
 * candidate is one entry of a list. All that a search found for a worker lies in a row, a stretch; a list is its worker's
 * stretches in the order in which they came, so that of two candidates of one worker the lower number is the better one.
 */
public final class Preferences {
    /** Answer of {@link #continued}: the list ends here. */
    static final int NOWHERE = -1;
    /** Seconds are kept above the worker's number in one long. */
    private static final int NUMBER_BITS = 31;

    private final LongIdIndex numbers = new LongIdIndex();
    private final BitSet exhausted = new BitSet();
    private long[] workerIds;
    private long[] waitingSince;
    private int workers;
    /** By stretch; the first of each worker has the worker's number. */
    private int[] begins;
    private int[] continued;
    private int stretches;
    private int[] posts;
    private byte[] scores;
    private int candidates;

    /**
     * @param workers    how many are expected; more are taken too
     * @param candidates length of all lists together that is expected; more are taken too
     */
    public Preferences(int workers, int candidates) {
        workerIds = new long[Math.max(16, workers)];
        waitingSince = new long[workerIds.length];
        begins = new int[workerIds.length];
        continued = new int[workerIds.length];
        posts = new int[Math.max(16, candidates)];
        scores = new byte[posts.length];
    }

    /**
     * Begins the list of the next worker. Not after {@link #again}.
     *
     * @param id                 higher than that of the worker before
     * @param waitingSinceSecond epoch second
     * @param complete           whether no candidate was left out at the end of the list
     */
    public void worker(long id, long waitingSinceSecond, boolean complete) {
        if (workers > 0 && id <= workerIds[workers - 1]) {
            throw new IllegalArgumentException("worker " + id + " comes after " + workerIds[workers - 1]);
        }
        if (stretches > workers) {
            throw new IllegalStateException("worker " + id + " comes after lists that were gone on with");
        }
        if (workers == workerIds.length) {
            workerIds = Arrays.copyOf(workerIds, workers * 2);
            waitingSince = Arrays.copyOf(waitingSince, workers * 2);
        }
        workerIds[workers] = id;
        waitingSince[workers] = waitingSinceSecond;
        exhausted.set(workers++, complete);
        begin();
    }

    /**
     * Goes on with the list of a worker who has one already, by a later search that left out what had refused the worker
     * for good. What follows is added at the end of the list. What stands in it stays, even what has refused the worker
     * since: that the worker once asked for it may be why another one was refused there. A post that is found again
     * stands in the list twice, which does no harm: whoever was refused once will be again, and nobody holds two posts
     * of one employer.
     *
     * @param complete whether no candidate was left out at the end of the later search
     */
    public void again(long id, boolean complete) {
        int worker = Arrays.binarySearch(workerIds, 0, workers, id);
        if (worker < 0) {
            throw new IllegalArgumentException("worker " + id + " has no list yet");
        }
        exhausted.set(worker, complete);
        continued[lastStretch(worker)] = stretches;
        begin();
    }

    private void begin() {
        if (stretches == begins.length) {
            begins = Arrays.copyOf(begins, stretches * 2);
            continued = Arrays.copyOf(continued, stretches * 2);
        }
        begins[stretches] = candidates;
        continued[stretches++] = NOWHERE;
    }

    /**
     * Adds the next best post to the list begun last.
     *
     * @param score how well it suits the worker, 0 to 100
     */
    public void candidate(long postingId, int score) {
        if (candidates == posts.length) {
            int longer = Math.addExact(candidates, candidates / 4 + 16);
            posts = Arrays.copyOf(posts, longer);
            scores = Arrays.copyOf(scores, longer);
        }
        posts[candidates] = numbers.of(postingId);
        scores[candidates++] = (byte) score;
    }

    /** Workers so far. Their numbers are their places in the order of ids. */
    public int workerCount() {
        return workers;
    }

    public long workerId(int worker) {
        return workerIds[worker];
    }

    /** Whether the worker's list left nothing out at its end. */
    public boolean exhausted(int worker) {
        return exhausted.get(worker);
    }

    /** How many searches the worker's list is made of, 1 or more. */
    public int searches(int worker) {
        int searches = 1;
        for (int stretch = worker; continued[stretch] != NOWHERE; stretch = continued[stretch]) {
            searches++;
        }
        return searches;
    }

    /** Score of the last candidate that the latest search for the worker found; 0 where it found none. */
    public int lastScore(int worker) {
        int last = lastStretch(worker);
        return end(last) > begins[last] ? scores[end(last) - 1] : 0;
    }

    private int lastStretch(int worker) {
        int last = worker;
        while (continued[last] != NOWHERE) {
            last = continued[last];
        }
        return last;
    }

    /** Ids of the posts that occur, by post number. */
    public long[] postingIds() {
        return numbers.ids();
    }

    /** Epoch second since when the worker has waited. */
    public long waitingSince(int worker) {
        return waitingSince[worker];
    }

    int begin(int stretch) {
        return begins[stretch];
    }

    int end(int stretch) {
        return stretch + 1 < stretches ? begins[stretch + 1] : candidates;
    }

    /** The stretch in which the list goes on, or {@link #NOWHERE}. */
    int continued(int stretch) {
        return continued[stretch];
    }

    int stretchOf(int candidate) {
        int found = Arrays.binarySearch(begins, 0, stretches, candidate);
        if (found < 0) {
            return -found - 2;
        }
        // Empty stretches begin where the next one does: the last of equal beginnings has the candidate.
        while (found + 1 < stretches && begins[found + 1] == candidate) {
            found++;
        }
        return found;
    }

    int post(int candidate) {
        return posts[candidate];
    }

    int score(int candidate) {
        return scores[candidate];
    }

    /** Numbers of all workers by time of waiting, longest first, and then by id. */
    int[] byWaiting() {
        long earliest = Arrays.stream(waitingSince, 0, workers).min().orElse(0);
        long[] order = new long[workers];
        for (int worker = 0; worker < workers; worker++) {
            order[worker] = (waitingSince[worker] - earliest) << NUMBER_BITS | worker;
        }
        Arrays.sort(order);
        return Arrays.stream(order).mapToInt(each -> (int) (each & Integer.MAX_VALUE)).toArray();
    }
}
