package io.sanjian.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;

/**
 * A dictionary that finds its longest word at a place in a text. Children are kept in one open-addressed table, so that
 * a step costs one look-up and no allocation.
 *
 * @param <T> what a word stands for
 */
final class WordTrie<T> {
    private static final long EMPTY = -1;

    private final List<T> values = new ArrayList<>();
    private long[] keys = new long[1 << 12];
    private int[] children = new int[1 << 12];
    private int[] valueAt = new int[1 << 10];
    private int nodes = 1;
    private int edges;

    WordTrie() {
        Arrays.fill(keys, EMPTY);
        Arrays.fill(valueAt, -1);
    }

    /** Adds a word; a word that is there already keeps its first value. */
    void add(String word, T value) {
        int node = 0;
        for (int i = 0; i < word.length(); i++) {
            int child = child(node, word.charAt(i));
            node = child >= 0 ? child : addChild(node, word.charAt(i));
        }
        if (valueAt[node] < 0) {
            valueAt[node] = values.size();
            values.add(value);
        }
    }

    /**
     * The longest word that starts here.
     *
     * @return {@code length << 20 | value index}, or -1 where none starts
     */
    int longestAt(CharSequence text, int from) {
        int found = -1;
        int node = 0;
        for (int i = from; i < text.length(); i++) {
            node = child(node, text.charAt(i));
            if (node < 0) {
                break;
            }
            if (valueAt[node] >= 0) {
                found = (i + 1 - from) << 20 | valueAt[node];
            }
        }
        return found;
    }

    /** Every word that starts here, shortest first. */
    void each(CharSequence text, int from, ObjIntConsumer<T> action) {
        int node = 0;
        for (int i = from; i < text.length(); i++) {
            node = child(node, text.charAt(i));
            if (node < 0) {
                return;
            }
            if (valueAt[node] >= 0) {
                action.accept(values.get(valueAt[node]), i + 1 - from);
            }
        }
    }

    /**
     * Every word that starts here when something is left out of the text once.
     *
     * @param skips how many characters may be left out at a place of the text, each in turn
     */
    void eachSkipping(CharSequence text, int from, IntFunction<int[]> skips, SkippedWord<T> action) {
        int node = 0;
        for (int i = from; i < text.length(); i++) {
            node = child(node, text.charAt(i));
            if (node < 0) {
                return;
            }
            for (int skip : skips.apply(i + 1)) {
                rest(node, text, i + 1 + skip, skip, i + 1 - from, action);
            }
        }
    }

    private void rest(int start, CharSequence text, int from, int skipped, int before, SkippedWord<T> action) {
        int node = start;
        for (int i = from; i < text.length(); i++) {
            node = child(node, text.charAt(i));
            if (node < 0) {
                return;
            }
            if (valueAt[node] >= 0) {
                action.accept(values.get(valueAt[node]), before + i + 1 - from, skipped);
            }
        }
    }

    /** Takes a word, its own length, and how many characters of the text were left out within it. */
    interface SkippedWord<T> {
        void accept(T value, int length, int skipped);
    }

    static int length(int found) {
        return found >>> 20;
    }

    T value(int found) {
        return values.get(found & 0xFFFFF);
    }

    private int child(int node, char letter) {
        long key = (long) node << 16 | letter;
        for (int slot = slot(key); keys[slot] != EMPTY; slot = slot + 1 & keys.length - 1) {
            if (keys[slot] == key) {
                return children[slot];
            }
        }
        return -1;
    }

    private int addChild(int node, char letter) {
        if (++edges * 2 > keys.length) {
            grow();
        }
        if (nodes == valueAt.length) {
            valueAt = Arrays.copyOf(valueAt, nodes * 2);
            Arrays.fill(valueAt, nodes, nodes * 2, -1);
        }
        put((long) node << 16 | letter, nodes);
        return nodes++;
    }

    private void put(long key, int child) {
        int slot = slot(key);
        while (keys[slot] != EMPTY) {
            slot = slot + 1 & keys.length - 1;
        }
        keys[slot] = key;
        children[slot] = child;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldChildren = children;
        keys = new long[oldKeys.length * 2];
        children = new int[oldKeys.length * 2];
        Arrays.fill(keys, EMPTY);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != EMPTY) {
                put(oldKeys[i], oldChildren[i]);
            }
        }
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & keys.length - 1;
    }
}
