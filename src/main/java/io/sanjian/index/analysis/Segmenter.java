package io.sanjian.index.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts normal text into words: dictionary words first, so chosen that the sum of their squared lengths is greatest
 * (few long words rather than many short ones; of equals the later word wins, which in Chinese is right more often).
 * What no dictionary word covers: runs of letters and digits, and Han runs as overlapping pairs of characters.
 */
final class Segmenter {
    /** Longer runs of letters are cut: nobody searches for them, and they would bloat the term index. */
    private static final int MAX_RUN = 64;

    private final Dictionary dictionary;
    private final boolean nested;

    /**
     * @param nested whether to give, besides each dictionary word, what lies inside it: shorter dictionary words, pairs
     *               of characters and runs of letters. Right for texts to be found, wrong for queries
     */
    Segmenter(Dictionary dictionary, boolean nested) {
        this.dictionary = dictionary;
        this.nested = nested;
    }

    /** A piece of the text: from {@code start} to before {@code end}. */
    record Token(int start, int end) {
    }

    /** Tokens by start, longer ones first where several start at one place; no token twice. */
    List<Token> segment(char[] text, int length) {
        List<Token> tokens = new ArrayList<>(length);
        int[] wordEnd = chooseWords(text, length);
        int at = 0;
        while (at < length) {
            if (wordEnd[at] > at) {
                addWord(text, at, wordEnd[at], tokens);
                at = wordEnd[at];
            } else {
                int end = at;
                while (end < length && wordEnd[end] == end) {
                    end++;
                }
                addUncovered(text, at, end, tokens);
                at = end;
            }
        }
        return tokens;
    }

    /** For each place the end of the chosen word that starts there, or the place itself. */
    private int[] chooseWords(char[] text, int length) {
        long[] best = new long[length + 1];
        int[] end = new int[length];
        for (int at = length - 1; at >= 0; at--) {
            best[at] = best[at + 1];
            end[at] = at;
            if (insideRun(text, length, at)) {
                continue;
            }
            int node = Dictionary.ROOT;
            for (int next = at; next < length; next++) {
                node = dictionary.step(node, text[next]);
                if (node == Dictionary.NONE) {
                    break;
                }
                long width = next + 1L - at;
                if (dictionary.endsWord(node) && !insideRun(text, length, next + 1)
                        && width * width + best[next + 1] > best[at]) {
                    best[at] = width * width + best[next + 1];
                    end[at] = next + 1;
                }
            }
        }
        return end;
    }

    /** Whether {@code at} parts two characters of one run of letters: no word starts or ends there. */
    private static boolean insideRun(char[] text, int length, int at) {
        return at > 0 && at < length && Characters.isAlphanumeric(text[at]) && Characters.isAlphanumeric(text[at - 1]);
    }

    private void addWord(char[] text, int start, int end, List<Token> tokens) {
        if (!nested) {
            tokens.add(new Token(start, end));
            return;
        }
        for (int at = start; at < end; at++) {
            if (insideRun(text, end, at)) {
                continue;
            }
            int longest = at == start ? end : at;
            if (longest > at) {
                tokens.add(new Token(at, longest));
            }
            for (int stop = end; stop > at + 1; stop--) {
                if (stop != longest && !insideRun(text, end, stop)
                        && (isRun(text, at, stop) || isPair(text, at, stop) || isWord(text, at, stop))) {
                    tokens.add(new Token(at, stop));
                }
            }
        }
    }

    private static boolean isRun(char[] text, int start, int end) {
        for (int at = start; at < end; at++) {
            if (!Characters.isAlphanumeric(text[at])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPair(char[] text, int start, int end) {
        return end - start == 2 && Characters.isHan(text[start]) && Characters.isHan(text[start + 1]);
    }

    private boolean isWord(char[] text, int start, int end) {
        int node = Dictionary.ROOT;
        for (int at = start; at < end && node != Dictionary.NONE; at++) {
            node = dictionary.step(node, text[at]);
        }
        return node != Dictionary.NONE && dictionary.endsWord(node);
    }

    private static void addUncovered(char[] text, int start, int end, List<Token> tokens) {
        int at = start;
        while (at < end) {
            int stop = at;
            if (Characters.isHan(text[at])) {
                while (stop < end && Characters.isHan(text[stop])) {
                    stop++;
                }
                if (stop - at == 1) {
                    tokens.add(new Token(at, stop));
                }
                for (int pair = at; pair + 1 < stop; pair++) {
                    tokens.add(new Token(pair, pair + 2));
                }
            } else if (Characters.isAlphanumeric(text[at])) {
                while (stop < end && Characters.isAlphanumeric(text[stop])
                        && (stop - at < MAX_RUN || Character.isLowSurrogate(text[stop]))) {
                    stop++;
                }
                tokens.add(new Token(at, stop));
            } else {
                stop++;
            }
            at = stop;
        }
    }
}
