package io.sanjian.reading;

import io.sanjian.reading.SpeechPhrases.Phrase;

/**
 * A word of an utterance as the {@link PieceLattice} cut it out.
 *
 * @param start first character
 * @param end   after the last character
 * @param of    what it stands for: a {@link Phrase}, {@link TradeLexicon.Found}, {@link CertificateText.Found},
 *              {@link PayWords.Found} or the number of years; null for unknown words and marks
 */
record Piece(Type type, int start, int end, Object of) {

    enum Type {
        PHRASE, TRADE, CERTIFICATE, PAY, YEARS, NEGATION, UNKNOWN, MARK
    }

    boolean is(SpeechPhrases.Kind kind) {
        return type == Type.PHRASE && phrase().kind() == kind;
    }

    Phrase phrase() {
        return (Phrase) of;
    }

    TradeLexicon.Found trade() {
        return (TradeLexicon.Found) of;
    }

    int length() {
        return end - start;
    }
}
