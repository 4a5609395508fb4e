package io.sanjian.index.match;

import java.util.Arrays;

/**
 * What a ranking has met and not yet settled, best first. Among equal scores the newer comes first, among equal days what is
 * still to be opened comes before the matches, so that a match that is next has no better one behind it. Items lie as they
 * came, since most are never asked for, until it is their score's turn; then they are laid on stacks, one for the outlines
 * and one for the matches of each day. What is found behind an outline is hardly ever newer than it, so that the next stack
 * is soon found.
 */
final class Frontier {
    private static final int GREATEST_SCORE = 100;
    private static final int INDEX_BITS = 26;
    private static final int TREE_BITS = 20;
    private static final int OPEN_BIT = INDEX_BITS + TREE_BITS;
    private static final int DAY_SHIFT = OPEN_BIT + 1;
    private static final int LEAST_ROOM = 16;
    private static final int NONE = -1;

    private final long[][] items = new long[GREATEST_SCORE + 1][];
    private final int[] sizes = new int[GREATEST_SCORE + 1];
    private int top = GREATEST_SCORE;

    /** The score whose items are on stacks, or {@link #NONE}. */
    private int turn = NONE;
    /** Day of the first two stacks. */
    private int newestDay;
    /** By stack: place of what lies on top, or {@link #NONE}. */
    private int[] tops = empty(2 * LEAST_ROOM);
    /** All stacks before it are empty. */
    private int first;
    /** All stacks from it on are empty. */
    private int end;
    /** By place: an item, and the place of the one beneath. */
    private long[] stacked = new long[LEAST_ROOM];
    private int[] beneath = new int[LEAST_ROOM];
    private int places;

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
        int place = next();
        return stacked[place];
    }

    /** Takes the best that is left; there must be one. */
    long poll() {
        int place = next();
        tops[first] = beneath[place];
        sizes[turn]--;
        if (place == places - 1) {
            places--;
        }
        return stacked[place];
    }

    /** Place of the best. */
    private int next() {
        int score = score();
        if (turn != score) {
            putBack();
            stack(score);
        }
        while (tops[first] == NONE) {
            first++;
        }
        return tops[first];
    }

    private void stack(int score) {
        turn = score;
        newestDay = 0;
        for (int i = 0; i < sizes[score]; i++) {
            newestDay = Math.max(newestDay, day(items[score][i]));
        }
        for (int i = 0; i < sizes[score]; i++) {
            stack(items[score][i]);
        }
    }

    private void stack(long item) {
        if (day(item) > newestDay) {
            makeRoomBefore(2 * (day(item) - newestDay));
            newestDay = day(item);
        }
        int number = 2 * (newestDay - day(item)) + (isOutline(item) ? 0 : 1);
        if (number >= tops.length) {
            int length = tops.length;
            tops = Arrays.copyOf(tops, 2 * number);
            Arrays.fill(tops, length, tops.length, NONE);
        }
        if (places == stacked.length) {
            stacked = Arrays.copyOf(stacked, 2 * places);
            beneath = Arrays.copyOf(beneath, 2 * places);
        }
        stacked[places] = item;
        beneath[places] = tops[number];
        tops[number] = places++;
        first = Math.min(first, number);
        end = Math.max(end, number + 1);
    }

    private void makeRoomBefore(int stacks) {
        int[] moved = empty(tops.length + stacks);
        System.arraycopy(tops, 0, moved, stacks, end);
        tops = moved;
        first += stacks;
        end += stacks;
    }

    /** A better score has come up: what is left of the one whose turn it was waits for its next turn. */
    private void putBack() {
        int left = 0;
        for (int number = first; number < end; number++) {
            for (int place = tops[number]; place != NONE; place = beneath[place]) {
                items[turn] = withRoomFor(left, items[turn]);
                items[turn][left++] = stacked[place];
            }
            tops[number] = NONE;
        }
        first = 0;
        end = 0;
        places = 0;
    }

    private void push(int score, long item) {
        if (score == turn) {
            stack(item);
        } else {
            items[score] = withRoomFor(sizes[score], items[score]);
            items[score][sizes[score]] = item;
        }
        sizes[score]++;
        top = Math.max(top, score);
    }

    private static long[] withRoomFor(int index, long[] array) {
        if (array == null) {
            return new long[LEAST_ROOM];
        }
        return index < array.length ? array : Arrays.copyOf(array, array.length * 2);
    }

    private static int[] empty(int stacks) {
        int[] tops = new int[stacks];
        Arrays.fill(tops, NONE);
        return tops;
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
