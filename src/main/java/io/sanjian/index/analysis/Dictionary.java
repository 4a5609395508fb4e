package io.sanjian.index.analysis;

import io.sanjian.reference.terms.TextNormalizer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/**
 * The words that stay whole, as a trie whose edges lie in one open-addressing hash table: about 10,000 words take well
 * under a megabyte and a look-up allocates nothing. Immutable.
 */
public final class Dictionary {
    static final int ROOT = 0;
    static final int NONE = -1;
    private static final int CHAR_BITS = 16;

    private final long[] edges;
    private final int[] targets;
    private final boolean[] wordEnds;
    private final String fingerprint;

    private Dictionary(int nodes, int edgeCount, String fingerprint) {
        int capacity = Integer.highestOneBit(Math.max(4, edgeCount * 2)) * 2;
        edges = new long[capacity];
        targets = new int[capacity];
        Arrays.fill(edges, NONE);
        wordEnds = new boolean[nodes];
        this.fingerprint = fingerprint;
    }

    /**
     * A dictionary of these words in their normal form ({@link Characters#normal}). Words of one character and words
     * with anything but letters, digits and Han characters are left out: they could never be met whole in a text.
     */
    public static Dictionary of(Collection<String> words) {
        TreeSet<String> sorted = new TreeSet<>();
        int characters = 0;
        for (String word : words) {
            String normal = TextNormalizer.normal(word.strip());
            if (normal.length() > 1 && normal.chars().allMatch(Characters::isPartOfWord) && sorted.add(normal)) {
                characters += normal.length();
            }
        }
        CRC32C crc = new CRC32C();
        sorted.forEach(word -> crc.update((word + '\n').getBytes(StandardCharsets.UTF_8)));
        Dictionary dictionary = new Dictionary(characters + 1, characters, sorted.size() + "-"
                + Long.toHexString(crc.getValue()));
        int nodes = 1;
        for (String word : sorted) {
            nodes = dictionary.add(word, nodes);
        }
        return dictionary;
    }

    private int add(String word, int nodes) {
        int node = ROOT;
        int next = nodes;
        for (int i = 0; i < word.length(); i++) {
            int slot = slot(node, word.charAt(i));
            if (edges[slot] == NONE) {
                edges[slot] = edge(node, word.charAt(i));
                targets[slot] = next++;
            }
            node = targets[slot];
        }
        wordEnds[node] = true;
        return next;
    }

    /** The node that {@code c} leads to from {@code node}, or {@link #NONE}. */
    int step(int node, char c) {
        int slot = slot(node, c);
        return edges[slot] == NONE ? NONE : targets[slot];
    }

    boolean endsWord(int node) {
        return wordEnds[node];
    }

    public boolean contains(String word) {
        int node = ROOT;
        for (int i = 0; i < word.length() && node != NONE; i++) {
            node = step(node, word.charAt(i));
        }
        return node > ROOT && wordEnds[node];
    }

    /** Changes whenever a word does. */
    public String fingerprint() {
        return fingerprint;
    }

    private int slot(int node, char c) {
        long edge = edge(node, c);
        int mask = edges.length - 1;
        int slot = (int) (edge * 0x9E3779B97F4A7C15L >>> 32) & mask;
        while (edges[slot] != NONE && edges[slot] != edge) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static long edge(int node, char c) {
        return (long) node << CHAR_BITS | c;
    }
}
