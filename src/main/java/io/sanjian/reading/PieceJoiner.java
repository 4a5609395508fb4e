package io.sanjian.reading;

import io.sanjian.reading.Piece.Type;
import io.sanjian.reading.SpeechPhrases.Kind;
import java.util.ArrayList;
import java.util.List;

/** Puts unknown characters that stand together into one word, and lets go of guesses that were cut out of one. */
final class PieceJoiner {
    private static final int SHORT_GUESS = 2;

    private PieceJoiner() {
    }

    static List<Piece> joined(List<Piece> pieces, String text) {
        List<Piece> kept = new ArrayList<>(pieces.size());
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            boolean inWord = i > 0 && han(pieces.get(i - 1), text)
                    || i + 1 < pieces.size() && han(pieces.get(i + 1), text);
            boolean decoy = piece.type() == Type.TRADE && piece.trade().decoy();
            boolean guess = piece.type() == Type.TRADE && piece.trade().otherwise() > 0
                    && piece.length() == SHORT_GUESS && inWord
                    && !PieceLattice.framed(text, piece.start(), piece.end());
            // "修钟表": the verb is none that makes the thing a trade.
            boolean object = piece.type() == Type.TRADE && piece.trade().word().cue()
                    && piece.trade().word().spoken() && i > 0 && han(pieces.get(i - 1), text);
            // "行情撇", "抽成多": part of a word that nobody knows.
            boolean cutOut = piece.is(Kind.OK) && piece.length() == 1 && (text.charAt(piece.start()) == '行'
                    ? i + 1 < pieces.size() && han(pieces.get(i + 1), text)
                    : text.charAt(piece.start()) == '成' && i > 0 && han(pieces.get(i - 1), text));
            kept.add(decoy || guess || object || cutOut ? new Piece(Type.UNKNOWN, piece.start(), piece.end(), null)
                    : piece);
        }
        List<Piece> joined = new ArrayList<>(kept.size());
        for (Piece piece : kept) {
            Piece before = joined.isEmpty() ? null : joined.getLast();
            if (before != null && han(before, text) && han(piece, text)) {
                joined.set(joined.size() - 1, new Piece(Type.UNKNOWN, before.start(), piece.end(), null));
            } else {
                joined.add(piece);
            }
        }
        return joined;
    }

    private static boolean han(Piece piece, String text) {
        return piece.type() == Type.UNKNOWN && Texts.isHan(text.charAt(piece.start()));
    }
}
