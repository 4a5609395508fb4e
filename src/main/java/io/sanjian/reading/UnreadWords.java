package io.sanjian.reading;

import io.sanjian.reading.Piece.Type;
import io.sanjian.reading.ScopeGrammar.Scope;
import io.sanjian.reading.ScopeGrammar.ScopedClause;
import io.sanjian.reading.SpeechPhrases.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which of the words that no table knows may be the name of work. */
final class UnreadWords {
    /** Words of these kinds tell how somebody lives, and so do those that begin with one of {@link #LIVES}. */
    private static final Set<Kind> OF_LIFE = EnumSet.of(Kind.FACT, Kind.DUTY, Kind.UNFIT, Kind.HOME, Kind.WISH,
            Kind.SETBACK, Kind.ENDED, Kind.ATTRIBUTE);
    private static final Pattern LIVES = Pattern.compile("有|得了|屋|家|娃|妈|老汉|老的|身体|岁|孙|婆|媳妇|老公|眼睛|手|没得|没有");

    private UnreadWords() {
    }

    /**
     * "高血压爬不得高": what is told beside a fact of life explains it; what is asked for or done may be work.
     *
     * @param clause in which it stands, or null
     */
    static boolean mayNameWork(String text, List<Piece> pieces, Piece unknown, ScopedClause clause) {
        if (clause != null && clause.predicate() != null && (clause.scope() == Scope.WANTED
                || clause.scope() == Scope.ACCEPTED || clause.predicate().is(Kind.DOES))) {
            return true;
        }
        int at = pieces.indexOf(unknown);
        int first = at;
        while (first > 0 && pieces.get(first - 1).type() != Type.MARK) {
            first--;
        }
        return pieces.subList(first, pieces.size()).stream().takeWhile(piece -> piece.type() != Type.MARK)
                .noneMatch(piece -> tellsOfLife(text, piece));
    }

    private static boolean tellsOfLife(String text, Piece piece) {
        return piece.type() == Type.PHRASE && (OF_LIFE.contains(piece.phrase().kind())
                || LIVES.matcher(text).region(piece.start(), piece.end()).lookingAt());
    }
}
