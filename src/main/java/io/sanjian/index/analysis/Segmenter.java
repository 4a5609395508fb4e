package io.sanjian.index.analysis;

import java.util.ArrayList;
import java.util.Arrays;
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
     * @param nested whether to give, besides the chosen words, all that a text holds: every dictionary word and pair of
     *               characters, also across the borders of the chosen ones. Right for texts to be found, wrong for queries
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
        List<Token> tokens = new ArrayList<>(nested ? 2 * length : length);
        int[] wordEnd = chooseWords(text, length);
        if (nested) {
            addAll(text, length, wordEnd, tokens);
        } else {
            addChosen(text, length, wordEnd, tokens);
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

    private static void addChosen(char[] text, int length, int[] wordEnd, List<Token> tokens) {
        int at = 0;
        while (at < length) {
            int end = at;
            while (end < length && wordEnd[end] == end) {
                end++;
            }
            addUncovered(text, at, end, length, tokens);
            if (end < length) {
                tokens.add(new Token(end, wordEnd[end]));
            }
            at = end < length ? wordEnd[end] : end;
        }
    }

    /** Runs, and Han runs as pairs; a number with the character behind it, since 50 and 岁 apart are in every advert. */
    private static void addUncovered(char[] text, int start, int end, int length, List<Token> tokens) {
        int at = start;
        while (at < end) {
            if (Characters.isHan(text[at])) {
                int stop = at;
                while (stop < end && Characters.isHan(text[stop])) {
                    stop++;
                }
                if (stop - at == 1 && !followsNumber(text, at)) {
                    tokens.add(new Token(at, stop));
                }
                for (int pair = at; pair + 1 < stop; pair++) {
                    tokens.add(new Token(pair, pair + 2));
                }
                at = stop;
            } else if (Characters.isAlphanumeric(text[at])) {
                int stop = runEnd(text, at, end);
                tokens.add(new Token(at, measured(text, at, stop, length) ? stop + 1 : stop));
                at = stop;
            } else {
                at++;
            }
        }
    }

    private void addAll(char[] text, int length, int[] wordEnd, List<Token> tokens) {
        Ends ends = new Ends();
        int chosenEnd = 0;
        int cut = 0;
        for (int at = 0; at < length; at++) {
            boolean afterWord = at > 0 && at == chosenEnd;
            if (at >= chosenEnd && wordEnd[at] > at) {
                chosenEnd = wordEnd[at];
            }
            if (Characters.isHan(text[at])) {
                boolean last = at + 1 == length || !Characters.isHan(text[at + 1]);
                boolean parted = at + 1 == chosenEnd && at + 1 < length && wordEnd[at + 1] > at + 1;
                addWords(text, length, at, ends);
                if (!last && !(parted && ends.holds(at + 2))) {
                    ends.add(at + 2);
                } else {
                    ends.remove(at + 2);
                }
                if (last || at >= chosenEnd && wordEnd[at + 1] > at + 1
                        && (afterWord || at == 0 || !Characters.isHan(text[at - 1]))) {
                    ends.add(at + 1);
                }
            } else if (at >= cut && Characters.isAlphanumeric(text[at])) {
                if (!insideRun(text, length, at)) {
                    addWords(text, length, at, ends);
                }
                cut = runEnd(text, at, length);
                ends.add(cut);
                if (measured(text, at, cut, length)) {
                    ends.add(cut + 1);
                }
            }
            ends.give(at, tokens);
        }
    }

    private void addWords(char[] text, int length, int at, Ends ends) {
        int node = Dictionary.ROOT;
        for (int next = at; next < length && node != Dictionary.NONE; next++) {
            node = dictionary.step(node, text[next]);
            if (node != Dictionary.NONE && dictionary.endsWord(node) && !insideRun(text, length, next + 1)) {
                ends.add(next + 1);
            }
        }
    }

    private static int runEnd(char[] text, int start, int end) {
        int stop = start;
        while (stop < end && Characters.isAlphanumeric(text[stop])
                && (stop - start < MAX_RUN || Character.isLowSurrogate(text[stop]))) {
            stop++;
        }
        return stop;
    }

    /** Whether the run is a number with a Han character behind it: 50岁, 8小时. */
    private static boolean measured(char[] text, int start, int end, int length) {
        if (end == length || !Characters.isHan(text[end]) || insideRun(text, length, start)) {
            return false;
        }
        for (int at = start; at < end; at++) {
            if (!isDigit(text[at])) {
                return false;
            }
        }
        return true;
    }

    private static boolean followsNumber(char[] text, int at) {
        int start = at;
        while (start > 0 && Characters.isAlphanumeric(text[start - 1])) {
            start--;
        }
        return start < at && at - start <= MAX_RUN && measured(text, start, at, text.length);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Where the tokens of one place end. */
    private static final class Ends {
        private int[] ends = new int[16];
        private int size;

        boolean holds(int end) {
            for (int i = 0; i < size; i++) {
                if (ends[i] == end) {
                    return true;
                }
            }
            return false;
        }

        void add(int end) {
            if (holds(end)) {
                return;
            }
            if (size == ends.length) {
                ends = Arrays.copyOf(ends, 2 * size);
            }
            ends[size++] = end;
        }

        void remove(int end) {
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (ends[i] != end) {
                    ends[kept++] = ends[i];
                }
            }
            size = kept;
        }

        /** The longest first; then there are none. */
        void give(int start, List<Token> tokens) {
            Arrays.sort(ends, 0, size);
            while (size > 0) {
                tokens.add(new Token(start, ends[--size]));
            }
        }
    }
}
