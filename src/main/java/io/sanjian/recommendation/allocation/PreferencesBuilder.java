package io.sanjian.recommendation.allocation;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Collects lists, worker by worker, and lays them out for {@link Allocation}. After {@link #build} more may come for workers
 * who are known already, for another {@link #build} in which workers and posts keep their numbers.
 */
public final class PreferencesBuilder {
    /** Seconds are kept above the worker's number in one long. */
    private static final int NUMBER_BITS = 31;

    private final PostNumbers numbers = new PostNumbers();
    private final BitSet complete = new BitSet();
    /** By arrival: the place of a worker in the order of ids. */
    private long[] workerIds;
    private long[] waitingSince;
    private int workers;
    /** Stretches of lists as they came: whose, and where each begins. A worker's list is all of theirs in a row. */
    private int[] owners;
    private int[] begins;
    private int stretches;
    private int[] posts;
    private byte[] scores;
    private int candidates;

    /**
     * @param workers    how many are expected; more are taken too
     * @param candidates length of all lists together that is expected; more are taken too
     */
    public PreferencesBuilder(int workers, int candidates) {
        workerIds = new long[Math.max(16, workers)];
        waitingSince = new long[workerIds.length];
        owners = new int[workerIds.length];
        begins = new int[workerIds.length];
        posts = new int[Math.max(16, candidates)];
        scores = new byte[posts.length];
    }

    /**
     * Begins the list of the next worker.
     *
     * @param id                 higher than that of the worker before: of those who wait equally long the lower id goes
     *                           first
     * @param waitingSinceSecond epoch second
     * @param exhausted          whether no candidate was left out at the end of the list
     */
    public void worker(long id, long waitingSinceSecond, boolean exhausted) {
        if (workers > 0 && id <= workerIds[workers - 1]) {
            throw new IllegalArgumentException("worker " + id + " comes after " + workerIds[workers - 1]);
        }
        if (workers == workerIds.length) {
            workerIds = Arrays.copyOf(workerIds, workers * 2);
            waitingSince = Arrays.copyOf(waitingSince, workers * 2);
        }
        workerIds[workers] = id;
        waitingSince[workers] = waitingSinceSecond;
        begin(workers++, exhausted);
    }

    /**
     * Goes on with the list of a worker who has one already, by a later search that left out what had refused the worker
     * for good. What follows is added at the end of the list. What stands in it stays, even what has refused the worker
     * since: that the worker once asked for it may be why another one was refused there. A post that is found again
     * stands in the list twice, which does no harm: whoever was refused once will be again, and nobody holds two posts
     * of one employer.
     *
     * @param exhausted whether no candidate was left out at the end of the later search
     */
    public void again(long id, boolean exhausted) {
        int arrival = Arrays.binarySearch(workerIds, 0, workers, id);
        if (arrival < 0) {
            throw new IllegalArgumentException("worker " + id + " has no list yet");
        }
        begin(arrival, exhausted);
    }

    private void begin(int arrival, boolean exhausted) {
        complete.set(arrival, exhausted);
        if (stretches == owners.length) {
            owners = Arrays.copyOf(owners, stretches * 2);
            begins = Arrays.copyOf(begins, stretches * 2);
        }
        owners[stretches] = arrival;
        begins[stretches++] = candidates;
    }

    /** Workers so far. */
    public int workerCount() {
        return workers;
    }

    /**
     * Adds the next best post to the list begun last.
     *
     * @param score 0 to 100
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

    /** Ids of the posts that occur, by post number. */
    public long[] postingIds() {
        return numbers.ids();
    }

    /**
     * The lists in the order of waiting.
     *
     * @param capacities workers that each post may be recommended to, by post number
     * @param employers  employer of each post, by post number; equal numbers mean the same employer
     */
    public Preferences build(int[] capacities, int[] employers) {
        long[] order = order();
        long[] ids = new long[workers];
        long[] since = new long[workers];
        int[] numberOf = new int[workers];
        BitSet exhausted = new BitSet(workers);
        for (int worker = 0; worker < workers; worker++) {
            int arrival = (int) (order[worker] & Integer.MAX_VALUE);
            ids[worker] = workerIds[arrival];
            since[worker] = waitingSince[arrival];
            numberOf[arrival] = worker;
            exhausted.set(worker, complete.get(arrival));
        }
        int[] offsets = offsets(numberOf);
        int[] orderedPosts = new int[candidates];
        byte[] orderedScores = new byte[candidates];
        int[] next = Arrays.copyOf(offsets, workers);
        for (int stretch = 0; stretch < stretches; stretch++) {
            int worker = numberOf[owners[stretch]];
            int length = end(stretch) - begins[stretch];
            System.arraycopy(posts, begins[stretch], orderedPosts, next[worker], length);
            System.arraycopy(scores, begins[stretch], orderedScores, next[worker], length);
            next[worker] += length;
        }
        return new Preferences(ids, since, numberOf, exhausted, offsets, orderedPosts, orderedScores, capacities,
                employers);
    }

    private int[] offsets(int[] numberOf) {
        int[] offsets = new int[workers + 1];
        for (int stretch = 0; stretch < stretches; stretch++) {
            offsets[numberOf[owners[stretch]] + 1] += end(stretch) - begins[stretch];
        }
        for (int worker = 0; worker < workers; worker++) {
            offsets[worker + 1] += offsets[worker];
        }
        return offsets;
    }

    private int end(int stretch) {
        return stretch + 1 < stretches ? begins[stretch + 1] : candidates;
    }

    /** Arrivals of the workers in the low bits, by time of waiting and then id. */
    private long[] order() {
        long earliest = Arrays.stream(waitingSince, 0, workers).min().orElse(0);
        long[] order = new long[workers];
        for (int arrival = 0; arrival < workers; arrival++) {
            order[arrival] = (waitingSince[arrival] - earliest) << NUMBER_BITS | arrival;
        }
        Arrays.sort(order);
        return order;
    }
}
