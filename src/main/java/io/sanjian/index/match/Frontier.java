package io.sanjian.index.match;

import java.util.Arrays;

/**
 * What a ranking has met and not yet settled, best first: longs for each score, a heap of those whose turn it is. Among equal scores the newer
 * comes first, among equal days what is still to be opened comes before the matches, so that a match at the top has no
 * better one behind it.
 */
final class Frontier {
    private static final int GREATEST_SCORE = 100;
    private static final int INDEX_BITS = 26;
    private static final int TREE_BITS = 20;
    private static final int OPEN_BIT = INDEX_BITS + TREE_BITS;
    private static final int DAY_SHIFT = OPEN_BIT + 1;
    private static final int LEAST_ROOM = 16;

    private final long[][] heaps = new long[GREATEST_SCORE + 1][];
    private final int[] sizes = new int[GREATEST_SCORE + 1];
    private int top = GREATEST_SCORE;
    /** The score whose items are a heap; the others lie as they came, since most are never asked for. */
    private int heaped = -1;

    /** Adds an outline that is to be opened: a node or a post of a tree. */
    void addOutline(int score, int day, int tree, int index) {
        if (tree >>> TREE_BITS != 0 || index >>> INDEX_BITS != 0) {
            throw new IllegalArgumentException("beyond what one index holds: tree " + tree + ", outline " + index);
        }
        push(score, (long) day << DAY_SHIFT | 1L << OPEN_BIT | (long) tree << INDEX_BITS | index);
    }

    /** Adds a match, whose number the frontier keeps. */
    void addMatch(int score, int day, int number) {
        push(score, (long) day << DAY_SHIFT | number);
    }

    /** The score of the best that is left, -1 where nothing is. */
    int score() {
        while (top >= 0 && sizes[top] == 0) {
            top--;
        }
        return top;
    }

    /** The best that is left; there must be one. */
    long peek() {
        heapify(score());
        return heaps[top][0];
    }

    /** Takes the best that is left; there must be one. */
    long poll() {
        int score = score();
        heapify(score);
        long[] heap = heaps[score];
        long best = heap[0];
        int size = --sizes[score];
        siftDown(heap, size, 0, heap[size]);
        return best;
    }

    private void heapify(int score) {
        if (heaped != score) {
            heaped = score;
            long[] heap = heaps[score];
            for (int hole = sizes[score] / 2 - 1; hole >= 0; hole--) {
                siftDown(heap, sizes[score], hole, heap[hole]);
            }
        }
    }

    private static void siftDown(long[] heap, int size, int from, long item) {
        int hole = from;
        while (true) {
            int child = 2 * hole + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && heap[child + 1] > heap[child]) {
                child++;
            }
            if (heap[child] <= item) {
                break;
            }
            heap[hole] = heap[child];
            hole = child;
        }
        heap[hole] = item;
    }

    private void push(int score, long item) {
        long[] heap = heaps[score];
        if (heap == null) {
            heap = new long[LEAST_ROOM];
            heaps[score] = heap;
        } else if (sizes[score] == heap.length) {
            heap = Arrays.copyOf(heap, heap.length * 2);
            heaps[score] = heap;
        }
        int hole = sizes[score]++;
        while (score == heaped && hole > 0 && heap[(hole - 1) / 2] < item) {
            heap[hole] = heap[(hole - 1) / 2];
            hole = (hole - 1) / 2;
        }
        heap[hole] = item;
        top = Math.max(top, score);
    }

    static boolean isOutline(long item) {
        return (item >>> OPEN_BIT & 1) != 0;
    }

    static int day(long item) {
        return (int) (item >>> DAY_SHIFT);
    }

    static int tree(long item) {
        return (int) (item >>> INDEX_BITS) & (1 << TREE_BITS) - 1;
    }

    /** Index of the outline in its tree, or number of the match. */
    static int index(long item) {
        return (int) item & (1 << INDEX_BITS) - 1;
    }
}
