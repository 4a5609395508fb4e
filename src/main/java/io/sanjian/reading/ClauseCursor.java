package io.sanjian.reading;

import io.sanjian.reading.SpeechPhrases.Kind;
import io.sanjian.reading.SpeechPhrases.Phrase;
import java.util.function.Consumer;

/** A place in a clause that moves from left to right; what is passed over between two steps comes out as unread words. */
final class ClauseCursor {
    private final String text;
    private final SpeechPhrases phrases;
    private final Consumer<String> unreadWords;
    private final StringBuilder unread = new StringBuilder();
    private int at;

    ClauseCursor(String text, SpeechPhrases phrases, Consumer<String> unreadWords) {
        this.text = text;
        this.phrases = phrases;
        this.unreadWords = unreadWords;
    }

    int at() {
        return at;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** Whether the character before this place belongs to a word that no step knew. */
    boolean inWord() {
        return !unread.isEmpty();
    }

    /** The phrase of the kind that starts here, or null. */
    Phrase here(Kind kind) {
        return phrases.at(kind, text, at);
    }

    /** The phrase of the kind that starts here, if it has more characters than {@code length}; or null. */
    Phrase longer(Kind kind, int length) {
        Phrase phrase = here(kind);
        return phrase != null && phrase.length() > length ? phrase : null;
    }

    /** Goes on behind the phrase that starts here; stays where it is null, and says so. */
    boolean take(Phrase phrase) {
        return phrase != null && goOn(at + phrase.length());
    }

    boolean goOn(int next) {
        flush();
        at = next;
        return true;
    }

    /** Passes a character that no step knows; Han characters in a row make a word. */
    void passOver() {
        if (Texts.isHan(text.charAt(at))) {
            unread.append(text.charAt(at));
            at++;
        } else {
            goOn(at + 1);
        }
    }

    /** A single character and a mere number are no words that somebody would look for. */
    void flush() {
        if (unread.length() > 1 && !unread.chars().allMatch(c -> HanNumbers.isNumeral((char) c))) {
            unreadWords.accept(unread.toString());
        }
        unread.setLength(0);
    }
}
