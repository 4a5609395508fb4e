package io.sanjian.reading;

import io.sanjian.reading.ScopeGrammar.Scope;
import io.sanjian.reading.SpeechPhrases.Kind;
import io.sanjian.reference.terms.Wish;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A piece as the {@link ScopeGrammar} sees it.
 *
 * @param word     the piece's text
 * @param precedes whether it can govern what follows it ("不想做保安")
 * @param follows  whether it can govern what goes before it ("保安不干")
 */
record ScopeToken(Role role, Piece piece, String word, boolean precedes, boolean follows) {

    enum Role {
        ITEM, NOT, HAVE_NOT, OK, ASK, SUGGEST, WANT, BUT, LEAVE, EXCEPT, ANYTHING, LIST, OF, PARTLY, OTHERS, SUBJECT,
        SETBACK, COMMA, STOP
    }

    private static final String ALL = "都";
    private static final String ON_THE_OTHER_HAND = "倒";
    private static final Pattern WILLING = Pattern.compile("我(?:也|都)?(?:愿意|会|能|可以)|[也都]会");
    private static final String IS_NOT = "不是";
    private static final String GO_BEFORE = "我是还就也都才要想 ,";
    private static final Pattern ENDS = Pattern.compile("$|[ ,。;!?\n]|嘛|算了");
    private static final Pattern REFUSAL = Pattern.compile("是?[不没莫别]");
    private static final String PLACES = "厂店馆院铺场园队校";
    private static final Set<Wish> GIVEN =
            Set.of(Wish.LODGING, Wish.MEALS, Wish.INSURANCE, Wish.WEEKENDS_OFF, Wish.DAILY_PAY);
    private static final Set<String> SPEAKERS = Set.of("我", "我们", "俺", "本人", "那种", "这种", "那些", "这些", "之类的", "要");
    private static final String BEGINS_ANEW = "我俺你,。;!?\n ";
    private static final String STOPS = "。;!?\n…";

    /** The token of a piece, or null where the piece has no part in what is refused and what is not. */
    static ScopeToken of(Piece piece, String text, SpeechPhrases phrases) {
        String word = text.substring(piece.start(), piece.end());
        return switch (piece.type()) {
            case TRADE -> plain(saysThatItWillDo(piece, word) ? Role.STOP : Role.ITEM, piece, word);
            case CERTIFICATE, UNKNOWN -> plain(Role.ITEM, piece, word);
            case PAY, YEARS -> null;
            case NEGATION -> not(piece, word, NegationWords.canPrecede(word), NegationWords.canFollow(word));
            case MARK -> plain(word.equals("、") || word.equals("/") ? Role.LIST
                    : STOPS.contains(word) ? Role.STOP : Role.COMMA, piece, word);
            case PHRASE -> phrase(piece, word, text, phrases);
        };
    }

    /** "老人我愿意照顾" is a clause of its own. */
    private static boolean saysThatItWillDo(Piece piece, String word) {
        return piece.trade().length() < piece.length() && WILLING.matcher(word).find();
    }

    private static ScopeToken phrase(Piece piece, String word, String text, SpeechPhrases phrases) {
        return switch (piece.phrase().kind()) {
            // "上不得高" is refused already, "不是不能上夜班" the contrary.
            case WISH -> REFUSAL.matcher(word).find() && !text.startsWith(IS_NOT, piece.start() - IS_NOT.length())
                    ? null : plain(Role.ITEM, piece, word);
            case PLACE, FAMILY, ATTRIBUTE -> plain(Role.ITEM, piece, word);
            case NOT, NOT_AFTER ->
                asks(piece, word, text) ? null : not(piece, word, phrases.find(Kind.NOT, word) != null,
                        phrases.find(Kind.NOT_AFTER, word) != null || NegationWords.canFollow(word));
            case HAVE_NOT -> plain(Role.HAVE_NOT, piece, word);
            case NOT_NOT, DOES -> new ScopeToken(Role.BUT, piece, word, true, false);
            // "扫街去": said of what stands before it.
            case BUT -> word.equals("去") && endsAThought(piece, text)
                    ? new ScopeToken(Role.ASK, piece, word, false, true)
                    : new ScopeToken(Role.BUT, piece, word, true, false);
            case WANT, ONLY, TURN -> new ScopeToken(Role.WANT, piece, word, true, false);
            case ASK -> new ScopeToken(Role.ASK, piece, word, true, true);
            case SUGGEST -> plain(Role.SUGGEST, piece, word);
            case NEW_TO -> plain(Role.BUT, piece, word);
            case LEAVE -> new ScopeToken(Role.LEAVE, piece, word, true, true);
            case SETBACK, ENDED -> plain(Role.SETBACK, piece, word);
            case OK, BUT_ALL, ANYTHING -> {
                if (word.endsWith(ON_THE_OTHER_HAND) && denies(piece, text)) {
                    yield null;
                }
                boolean all = !word.startsWith(ALL) && phrases.find(Kind.ANYTHING, word) != null;
                yield all ? plain(Role.ANYTHING, piece, word)
                        : new ScopeToken(Role.OK, piece, word, word.length() <= 2 && !word.startsWith(ALL), true);
            }
            case EXCEPT -> plain(Role.EXCEPT, piece, word);
            case LIST -> plain(Role.LIST, piece, word);
            case PARTLY -> plain(Role.PARTLY, piece, word);
            case OTHERS -> plain(Role.OTHERS, piece, word);
            default -> word.equals("的") ? plain(Role.OF, piece, word)
                    : SPEAKERS.contains(word) ? plain(Role.SUBJECT, piece, word) : null;
        };
    }

    private static boolean endsAThought(Piece piece, String text) {
        return piece.start() > 0 && GO_BEFORE.indexOf(text.charAt(piece.start() - 1)) < 0
                && ENDS.matcher(text).region(piece.end(), text.length()).lookingAt();
    }

    /** "我倒是不干": a refusal is near. */
    private static boolean denies(Piece piece, String text) {
        return REFUSAL.matcher(text).region(piece.end(), text.length()).lookingAt();
    }

    /** "要贴砖的不我贴我老婆打下手": a 不 that ends a question. */
    private static boolean asks(Piece piece, String word, String text) {
        return word.equals("不") && (piece.end() == text.length() || BEGINS_ANEW.indexOf(text.charAt(piece.end())) >= 0);
    }

    private static ScopeToken plain(Role role, Piece piece, String word) {
        return new ScopeToken(role, piece, word, false, false);
    }

    private static ScopeToken not(Piece piece, String word, boolean precedes, boolean follows) {
        return new ScopeToken(Role.NOT, piece, word, precedes || !follows, follows);
    }

    /** "不做了": rather said of what goes before. */
    boolean over() {
        return word.endsWith("了");
    }

    /** "不去", "不得行", where a mere 不 goes with what follows it. */
    boolean answers() {
        return role == Role.NOT && follows && word.length() > 1;
    }

    /** "都不去": said of more than one thing. */
    boolean plural() {
        return word.startsWith(ALL);
    }

    /** "不去工地做小工": 做 goes on with what is refused, where 去 or 只 would turn it round. */
    boolean does() {
        return role == Role.BUT && piece.is(Kind.DOES);
    }

    boolean is(Role other) {
        return role == other;
    }

    /** A word that no table knows and that tells of harm. */
    boolean harms() {
        return piece.type() == Piece.Type.UNKNOWN && Discourse.tellsOfHarm(word);
    }

    /** A trade, place or branch, rather than a wish or a word that nobody knows. */
    boolean namesWork() {
        return role == Role.ITEM && (piece.type() == Piece.Type.TRADE || piece.is(Kind.PLACE));
    }

    /** "馆子", "工地": where the work is, to which the work itself may be added. */
    boolean namesPlace() {
        return piece.is(Kind.PLACE) || piece.type() == Piece.Type.TRADE
                && (piece.trade().word().cue() || PLACES.indexOf(word.charAt(word.length() - 1)) >= 0);
    }

    /** "包住", "社保": what an employer gives, so that nobody refuses it. */
    boolean isGiven() {
        Collection<Wish> meant = piece.is(Kind.WISH) ? piece.phrase().wishes()
                : piece.is(Kind.ATTRIBUTE)
                        ? ScopedWishes.of(piece.phrase().attributes(), Scope.DEMANDED, false) : Set.of();
        return !Collections.disjoint(meant, GIVEN);
    }
}
