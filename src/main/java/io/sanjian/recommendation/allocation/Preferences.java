package io.sanjian.recommendation.allocation;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Who wants what, in columns. Workers are numbered by how long they have waited, longest first; a candidate is one
 * entry of a worker's list; the lists lie one behind the other in the workers' order. So of two candidates for one post
 * the lower number belongs to the worker who has waited longer.
 */
public final class Preferences {
    private final long[] workerIds;
    private final long[] waitingSince;
    private final int[] arrivals;
    private final BitSet exhausted;
    private final int[] offsets;
    private final int[] posts;
    private final byte[] scores;
    private final int[] capacities;
    private final int[] employers;

    /**
     * @param workerIds    ids of the workers, longest waiting first
     * @param waitingSince epoch seconds of the same
     * @param arrivals     numbers of the workers in the order of their ids
     * @param exhausted    workers whose list left nothing out at its end
     * @param offsets      where each worker's list begins; one more for the end of the last
     * @param posts        post numbers, for each worker best first and none twice
     * @param scores       how well the candidate's post suits its worker, 0 to 100
     * @param capacities   workers that each post may be recommended to
     * @param employers    employer number of each post
     */
    Preferences(long[] workerIds, long[] waitingSince, int[] arrivals, BitSet exhausted, int[] offsets,
            int[] posts, byte[] scores, int[] capacities, int[] employers) {
        this.workerIds = workerIds;
        this.waitingSince = waitingSince;
        this.arrivals = arrivals;
        this.exhausted = exhausted;
        this.offsets = offsets;
        this.posts = posts;
        this.scores = scores;
        this.capacities = capacities;
        this.employers = employers;
    }

    public int workerCount() {
        return workerIds.length;
    }

    public long workerId(int worker) {
        return workerIds[worker];
    }

    long waitingSince(int worker) {
        return waitingSince[worker];
    }

    /** The worker at a place in the order of ids. */
    public int workerAt(int place) {
        return arrivals[place];
    }

    /** Whether the worker's list left nothing out at its end. */
    public boolean exhausted(int worker) {
        return exhausted.get(worker);
    }

    /** Number of the post at a place of a worker's list. */
    public int post(int worker, int place) {
        return posts[offsets[worker] + place];
    }

    int candidateCount() {
        return offsets[workerIds.length];
    }

    int begin(int worker) {
        return offsets[worker];
    }

    int end(int worker) {
        return offsets[worker + 1];
    }

    int workerOf(int candidate) {
        int found = Arrays.binarySearch(offsets, 0, workerIds.length, candidate);
        if (found < 0) {
            return -found - 2;
        }
        // Empty lists begin where the next one does: the last of equal offsets owns the candidate.
        while (offsets[found + 1] == candidate) {
            found++;
        }
        return found;
    }

    int post(int candidate) {
        return posts[candidate];
    }

    int employerOf(int candidate) {
        return employers[posts[candidate]];
    }

    int score(int candidate) {
        return scores[candidate];
    }

    int postCount() {
        return capacities.length;
    }

    int capacity(int post) {
        return capacities[post];
    }

    /** Whether a post would rather have the second of two candidates for it. */
    boolean wantedLess(int candidate, int other) {
        return scores[candidate] != scores[other] ? scores[candidate] < scores[other] : candidate > other;
    }

    int[] wishesPerPost() {
        int[] wishes = new int[capacities.length];
        for (int candidate = 0; candidate < candidateCount(); candidate++) {
            wishes[posts[candidate]]++;
        }
        return wishes;
    }
}
