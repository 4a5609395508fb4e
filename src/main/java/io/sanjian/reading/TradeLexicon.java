package io.sanjian.reading;

import io.sanjian.trade.Trade;
import io.sanjian.trade.Trades;

/** All names of all trades in one dictionary. */
final class TradeLexicon {
    private final WordTrie<Word> trie = new WordTrie<>();

    /**
     * @param cue counts only where no better word stands beside it
     * @param spoken a way of speaking rather than a job title
     */
    record Word(Trade trade, boolean cue, boolean spoken) {
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

    TradeLexicon(Trades trades) {
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

    private Found longest(CharSequence text, int from) {
        int found = trie.longestAt(text, from);
        if (found < 0) {
            return null;
        }
        int end = from + WordTrie.length(found);
        return cutsAsciiWord(text, from, end) ? null : new Found(trie.value(found), from, end);
    }

    private void add(String name, Word word) {
        trie.add(Texts.normal(name), word);
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
