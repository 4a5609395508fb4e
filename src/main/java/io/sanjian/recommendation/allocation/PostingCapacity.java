package io.sanjian.recommendation.allocation;

import java.util.Arrays;

/**
 * For each post the claims it has accepted, as a heap with the least wanted on top. A claim is a number that is greater the
 * more it is wanted; no two for one post are equal.
 */
final class PostingCapacity {
    /** Answer of {@link #offer}: no claim had to go. */
    static final long NONE = -1;
    private static final int FIRST_LENGTH = 4;

    private int[] capacities = {};
    private int[] sizes = {};
    private long[][] heaps = {};

    /** @param all by post number, those known already with the capacities that they had */
    void setCapacities(int[] all) {
        capacities = all;
        sizes = Arrays.copyOf(sizes, all.length);
        heaps = Arrays.copyOf(heaps, all.length);
    }

    /**
     * Somebody asks for a place.
     *
     * @param claim 0 or more
     * @return the claim that is refused: the given one, one that is pushed out by it, or {@link #NONE}
     */
    long offer(int post, long claim) {
        int places = capacities[post];
        if (places == 0) {
            return claim;
        }
        int size = sizes[post];
        if (size < places) {
            siftUp(roomFor(post, size, places), size, claim);
            sizes[post]++;
            return NONE;
        }
        long least = heaps[post][0];
        if (claim < least) {
            return claim;
        }
        siftDown(heaps[post], places, claim);
        return least;
    }

    private long[] roomFor(int post, int size, int places) {
        if (heaps[post] == null) {
            heaps[post] = new long[Math.min(places, FIRST_LENGTH)];
        } else if (heaps[post].length == size) {
            heaps[post] = Arrays.copyOf(heaps[post], (int) Math.min(places, 2L * size));
        }
        return heaps[post];
    }

    /** Whether no place is left at a post, even for workers whose lists do not name it. */
    boolean isFull(int post) {
        return sizes[post] == capacities[post];
    }

    /** The claim that a post would give up first, or {@link #NONE} where it holds none. */
    long leastWanted(int post) {
        return sizes[post] == 0 ? NONE : heaps[post][0];
    }

    private static void siftUp(long[] heap, int at, long claim) {
        int i = at;
        while (i > 0) {
            int parent = (i - 1) >>> 1;
            if (claim > heap[parent]) {
                break;
            }
            heap[i] = heap[parent];
            i = parent;
        }
        heap[i] = claim;
    }

    private static void siftDown(long[] heap, int count, long claim) {
        int i = 0;
        int child = 1;
        while (child < count) {
            if (child + 1 < count && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] > claim) {
                break;
            }
            heap[i] = heap[child];
            i = child;
            child = 2 * i + 1;
        }
        heap[i] = claim;
    }
}
