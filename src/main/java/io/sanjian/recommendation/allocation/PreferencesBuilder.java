package io.sanjian.recommendation.allocation;

import java.util.Arrays;
import java.util.BitSet;

/** Collects lists, worker by worker, and lays them out for {@link Allocation}. */
public final class PreferencesBuilder {
    /** Seconds are kept above the worker's number in one long. */
    private static final int NUMBER_BITS = 31;

    private final PostNumbers numbers = new PostNumbers();
    private final BitSet complete = new BitSet();
    private long[] workerIds;
    private long[] waitingSince;
    private int[] offsets;
    private int[] lengths;
    private int[] posts;
    private byte[] scores;
    private int workers;
    private int candidates;
    /** The worker whose list is being added, and how many of it were there before. */
    private int current = -1;
    private int known;

    /**
     * @param workers    how many are expected; more are taken too
     * @param candidates length of all lists together that is expected; more are taken too
     */
    public PreferencesBuilder(int workers, int candidates) {
        workerIds = new long[Math.max(16, workers)];
        waitingSince = new long[workerIds.length];
        offsets = new int[workerIds.length];
        lengths = new int[workerIds.length];
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
            offsets = Arrays.copyOf(offsets, workers * 2);
            lengths = Arrays.copyOf(lengths, workers * 2);
        }
        workerIds[workers] = id;
        waitingSince[workers] = waitingSinceSecond;
        current = workers++;
        begin(exhausted);
    }

    /**
     * Goes on with the list of a worker who has one already, by a later search that left out what refused the worker for
     * good. What follows is added at the end of the list as far as it is new. What stands in it stays, even what has
     * refused the worker since: that the worker once asked for it may be why another one was refused there.
     *
     * @param exhausted  whether no candidate was left out at the end of the later search
     */
    public void again(long id, boolean exhausted) {
        current = Arrays.binarySearch(workerIds, 0, workers, id);
        if (current < 0) {
            throw new IllegalArgumentException("worker " + id + " has no list yet");
        }
        int length = lengths[current];
        ensure(length);
        System.arraycopy(posts, offsets[current], posts, candidates, length);
        System.arraycopy(scores, offsets[current], scores, candidates, length);
        offsets[current] = candidates;
        candidates += length;
        known = length;
        complete.set(current, exhausted);
    }

    private void begin(boolean exhausted) {
        complete.set(current, exhausted);
        offsets[current] = candidates;
        known = 0;
    }

    /** Workers so far. */
    public int workerCount() {
        return workers;
    }

    /**
     * Adds the next best post to the list of the worker begun last.
     *
     * @param score 0 to 100
     */
    public void candidate(long postingId, int score) {
        int post = numbers.of(postingId);
        for (int place = offsets[current]; place < offsets[current] + known; place++) {
            if (posts[place] == post) {
                return;
            }
        }
        ensure(1);
        posts[candidates] = post;
        scores[candidates++] = (byte) score;
        lengths[current]++;
    }

    private void ensure(int more) {
        if (candidates + more > posts.length) {
            posts = Arrays.copyOf(posts, Math.max(candidates + more, Math.multiplyExact(candidates, 2)));
            scores = Arrays.copyOf(scores, posts.length);
        }
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
        int[] arrivals = new int[workers];
        BitSet exhausted = new BitSet(workers);
        int[] begins = new int[workers + 1];
        int inUse = Arrays.stream(lengths, 0, workers).sum();
        int[] orderedPosts = new int[inUse];
        byte[] orderedScores = new byte[inUse];
        for (int worker = 0; worker < workers; worker++) {
            int from = (int) (order[worker] & Integer.MAX_VALUE);
            ids[worker] = workerIds[from];
            since[worker] = waitingSince[from];
            arrivals[from] = worker;
            exhausted.set(worker, complete.get(from));
            System.arraycopy(posts, offsets[from], orderedPosts, begins[worker], lengths[from]);
            System.arraycopy(scores, offsets[from], orderedScores, begins[worker], lengths[from]);
            begins[worker + 1] = begins[worker] + lengths[from];
        }
        return new Preferences(ids, since, arrivals, exhausted, begins, orderedPosts, orderedScores, capacities,
                employers);
    }

    /** Numbers of the workers in the low bits, by time of waiting and then id. */
    private long[] order() {
        long earliest = Arrays.stream(waitingSince, 0, workers).min().orElse(0);
        long[] order = new long[workers];
        for (int worker = 0; worker < workers; worker++) {
            order[worker] = (waitingSince[worker] - earliest) << NUMBER_BITS | worker;
        }
        Arrays.sort(order);
        return order;
    }
}
