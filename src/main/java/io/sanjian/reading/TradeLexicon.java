package io.sanjian.reading;

import io.sanjian.reference.table.ReferenceTable;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trades;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All names of all trades in one dictionary. */
final class TradeLexicon {
    private static final String DECOYS = "decoys.csv";
    /** What looks like a trade's name and is none. */
    private static final Word DECOY = new Word(null, true, false);
    private static final int LONGEST_DECOY = 8;
    /** Of one character, and of a place or branch of two, too many others sound alike. */
    private static final int SHORTEST_MISTYPED = 2;
    private static final Set<String> GENERAL = Set.of("general-worker", "machine-operator", "skilled-worker");

    private final Trades trades;
    private final WordTrie<Word> trie = new WordTrie<>();
    private final ConfusableCharacters alikes = ConfusableCharacters.load();
    /** Names by their folded form. */
    private final Map<String, List<Name>> alike = new HashMap<>();
    private int longestName;

    /**
     * @param cue counts only where no better word stands beside it
     * @param spoken a way of speaking rather than a job title
     */
    record Word(Trade trade, boolean cue, boolean spoken) {
    }

    private record Name(String text, Word word) {

        /** How many characters stand in the text as they are in the name. */
        int written(CharSequence in, int from) {
            int written = 0;
            for (int i = 0; i < text.length(); i++) {
                if (in.charAt(from + i) == text.charAt(i)) {
                    written++;
                }
            }
            return written;
        }
    }

    /**
     * @param start first character
     * @param end   after the last character
     */
    record Found(Word word, int start, int end) {

        Trade trade() {
            return word.trade;
        }
    }

    /** Whether the trade says no more than that somebody works in a factory. */
    static boolean general(Trade trade) {
        return GENERAL.contains(trade.code());
    }

    /** Whether {@code trade} is a kind of {@code wider}, however far down. */
    boolean isKindOf(Trade trade, Trade wider) {
        for (String code = trade.broader(); code != null; code = trades.find(code).orElseThrow().broader()) {
            if (code.equals(wider.code())) {
                return true;
            }
        }
        return false;
    }

    TradeLexicon(Trades trades) {
        this.trades = trades;
        ReferenceTable.load(DECOYS).rows().forEach(row -> row.list("words").forEach(word -> add(word, DECOY)));
        for (Trade trade : trades.all()) {
            add(trade.name(), new Word(trade, false, false));
            trade.names().forEach(name -> add(name, new Word(trade, false, false)));
        }
        for (Trade trade : trades.all()) {
            trade.spokenNames().forEach(name -> add(name, new Word(trade, false, true)));
        }
        for (Trade trade : trades.all()) {
            trade.cues().forEach(name -> add(name, new Word(trade, true, false)));
        }
    }

    /** The longest name that starts here, or null; a longer name that begins inside it wins ("做|物业维修", not 做物业). */
    Found at(CharSequence text, int from) {
        Found found = longest(text, from);
        if (found != null) {
            for (int i = from + 1; i < found.end; i++) {
                Found later = longest(text, i);
                if (later != null && later.end - later.start > found.end - found.start) {
                    return null;
                }
            }
        }
        return found;
    }

    /**
     * The longest name of two or more Han characters that starts here when characters are taken for others that sound or
     * look like them (电汗工, 挖崛机), at most half of them; or null.
     */
    Found soundingAt(CharSequence text, int from) {
        if (!Texts.isHan(text.charAt(from))) {
            return null;
        }
        String folded = alikes.fold(text.subSequence(from, Math.min(text.length(), from + longestName)));
        for (int length = folded.length(); length >= SHORTEST_MISTYPED; length--) {
            Name best = null;
            for (Name name : alike.getOrDefault(folded.substring(0, length), List.of())) {
                if (2 * name.written(text, from) >= length
                        && (best == null || name.written(text, from) > best.written(text, from))) {
                    best = name;
                }
            }
            if (best != null) {
                return new Found(best.word, from, from + length);
            }
        }
        return null;
    }

    /** As {@link #soundingAt}, but neither a word in its own right nor over the beginning of a name that is written right. */
    Found mistypedAt(CharSequence text, int from) {
        int exact = trie.longestAt(text, from);
        if (exact >= 0 && trie.value(exact) == DECOY) {
            return null;
        }
        Found found = soundingAt(text, from);
        return found != null && beforeWordAcross(text, from, found.end) == found.end ? found : null;
    }

    /** Where the first name begins that starts behind {@code from} and goes on across {@code end}; else {@code end}. */
    int beforeWordAcross(CharSequence text, int from, int end) {
        for (int i = from + 1; i < end; i++) {
            Found later = at(text, i);
            if (later != null && later.end > end) {
                return i;
            }
        }
        return end;
    }

    /** Whether a trade is named here or further on. */
    boolean namedFrom(CharSequence text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (at(text, i) != null) {
                return true;
            }
        }
        return false;
    }

    private Found longest(CharSequence text, int from) {
        int found = trie.longestAt(text, from);
        if (found < 0) {
            return null;
        }
        int end = from + WordTrie.length(found);
        Word word = trie.value(found);
        return word == DECOY || cutsAsciiWord(text, from, end) || insideDecoy(text, from, end) ? null
                : new Found(word, from, end);
    }

    /** 实验室 of 国家重点实验室. */
    private boolean insideDecoy(CharSequence text, int from, int end) {
        for (int start = Math.max(0, from - LONGEST_DECOY); start < from; start++) {
            int found = trie.longestAt(text, start);
            if (found >= 0 && trie.value(found) == DECOY && start + WordTrie.length(found) >= end) {
                return true;
            }
        }
        return false;
    }

    private void add(String name, Word word) {
        String normal = Texts.normal(name);
        trie.add(normal, word);
        if (word != DECOY && normal.length() >= (word.cue ? SHORTEST_MISTYPED + 1 : SHORTEST_MISTYPED)) {
            alike.computeIfAbsent(alikes.fold(normal), key -> new ArrayList<>(1)).add(new Name(normal, word));
            longestName = Math.max(longestName, normal.length());
        }
    }

    /** "ui" is no word of "guide", "qc" none of "pqcd". */
    private static boolean cutsAsciiWord(CharSequence text, int start, int end) {
        return start > 0 && isLetter(text.charAt(start)) && isLetter(text.charAt(start - 1))
                || end < text.length() && isLetter(text.charAt(end - 1)) && isLetter(text.charAt(end));
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
