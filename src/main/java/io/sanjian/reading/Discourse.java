package io.sanjian.reading;

import io.sanjian.reading.Piece.Type;
import io.sanjian.reading.ScopeGrammar.Scope;
import io.sanjian.reading.ScopeGrammar.ScopedClause;
import io.sanjian.reading.SpeechPhrases.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells what somebody did, or was sent to, from what they look for: "杀鱼杀了七八年手都泡烂了现在想去食堂打杂". A trade of which nothing
 * is said is no wish any more where something went wrong with it, or where it is turned away from, before another one is wished for.
 * In doubt nothing is taken for wanted.
 */
final class Discourse {
    /** Characters of words for what goes wrong, in words that no table knows: "手都泡烂了", "本子废了". */
    private static final String WRONG = "坏烂废丢断痛疼病伤残怕烦腻厌累苦脏臭毒吵闷垮倒闭裁晒罚骂熬骗";
    private static final Pattern NO_SKILL = Pattern.compile("不会|不大会|不太会|不懂|没学过|没做过|没干过");
    private static final Set<String> REMARK = Set.of("是", "那", "这", "嘛", "啊", "那个", "那种", "这种", "的", "活");
    private static final Pattern DONE = Pattern.compile("过|了|会|年|证|熟|做|干|当|在|给");
    private static final String TOO = "太";
    private static final String IF_ONLY = "只要";
    private static final int NOT_WRONG = 0;
    private static final int PERHAPS_WRONG = 1;
    private static final int WENT_WRONG = 2;
    /** "别人喊我去": what is named so soon behind it is what was said. */
    private static final int OF_SUGGESTION = 6;

    private final TradeLexicon trades;
    private final String text;
    private final List<Piece> pieces;
    private final List<ScopedClause> clauses;
    private final List<WishPoint> wishes = new ArrayList<>();

    /** @param named the trades wished for there, empty where only the kind of work is said */
    private record WishPoint(int start, int end, List<Piece> named, boolean turn) {
    }

    Discourse(TradeLexicon trades, String text, List<Piece> pieces, List<ScopedClause> clauses) {
        this.trades = trades;
        this.text = text;
        this.pieces = pieces;
        this.clauses = clauses;
        clauses.stream().filter(clause -> clause.scope() == Scope.WANTED || clause.scope() == Scope.ACCEPTED)
                .forEach(this::wish);
        wishes.sort(Comparator.comparingInt(WishPoint::start));
    }

    private void wish(ScopedClause clause) {
        Piece predicate = clause.predicate();
        int start = clause.items().stream().mapToInt(Piece::start).min().orElse(predicate.start());
        int end = clause.items().stream().mapToInt(Piece::end).max().orElse(predicate.end());
        List<Piece> named = clause.items().stream().filter(item -> item.type() == Type.TRADE).toList();
        boolean said = clause.items().stream().anyMatch(item -> item.type() != Type.UNKNOWN || item.length() > 1);
        if (said) {
            wishes.add(new WishPoint(Math.min(start, predicate.start()), Math.max(end, predicate.end()), named,
                    predicate.is(Kind.TURN) || turnedTo(predicate)));
        }
    }

    /** The clauses with what is said of them later taken into account. */
    static List<ScopedClause> settled(String text, List<Piece> pieces, List<ScopedClause> clauses) {
        return clauses.stream().map(clause -> {
            if (clause.scope() != Scope.REFUSED || clause.predicate() == null) {
                return clause;
            }
            if (willLearn(text, pieces, clause)) {
                return new ScopedClause(Scope.ACCEPTED, clause.items(), clause.predicate());
            }
            return bygone(pieces, clauses, clause) ? new ScopedClause(Scope.SAID, clause.items(), null) : clause;
        }).toList();
    }

    /** "不会开叉车不过可以学": what one cannot do yet is not refused. */
    private static boolean willLearn(String text, List<Piece> pieces, ScopedClause clause) {
        int start = Math.min(clause.predicate().start(), clause.items().getFirst().start());
        int end = Math.max(clause.predicate().end(), clause.items().getFirst().end());
        return NO_SKILL.matcher(text.substring(start, end)).find()
                && pieces.stream().filter(piece -> piece.start() >= end).takeWhile(piece -> piece.type() != Type.TRADE)
                        .anyMatch(piece -> piece.is(Kind.LEARN));
    }

    /** "原来不想进厂，现在想通了有电子厂就行": what was refused once. */
    private static boolean bygone(List<Piece> pieces, List<ScopedClause> clauses, ScopedClause clause) {
        Piece before = before(pieces, clause.predicate());
        return before != null && before.is(Kind.PAST) && clauses.stream().anyMatch(later -> later.predicate() != null
                && later.predicate().start() > clause.predicate().end()
                && (later.scope() == Scope.WANTED || later.scope() == Scope.ACCEPTED));
    }

    /** "只要不是进厂": anything but what is refused. */
    static boolean allElseWillDo(String text, List<Piece> pieces, List<ScopedClause> clauses) {
        return clauses.stream().filter(clause -> clause.scope() == Scope.REFUSED && clause.predicate() != null)
                .map(clause -> before(pieces, clause.predicate()))
                .anyMatch(piece -> piece != null && text.substring(piece.start(), piece.end()).equals(IF_ONLY));
    }

    /** The piece before this one that says anything, or null. */
    private static Piece before(List<Piece> pieces, Piece piece) {
        Piece before = null;
        for (Piece each : pieces) {
            if (each.start() >= piece.start()) {
                break;
            }
            before = each.is(Kind.FILLER) ? before : each;
        }
        return before;
    }

    /** "不如给我安排个择菜的": the turn stands before the wish. */
    private boolean turnedTo(Piece predicate) {
        Piece before = before(pieces, predicate);
        return before != null && before.is(Kind.TURN);
    }

    /** Whether the trade named here is not, or no longer, what is looked for. */
    boolean turnedFrom(Mention mention) {
        for (WishPoint wish : wishes) {
            if (wish.start < mention.found.end()) {
                continue;
            }
            if (wish.named.stream().anyMatch(piece -> kin(mention, piece.trade()))) {
                return false;
            }
            int wrong = wentWrong(mention.found.end(), wish.start);
            boolean specific = wish.named.stream().anyMatch(piece -> !TradeLexicon.general(piece.trade().trade()));
            return wish.turn && specific || specific && commentedOn(mention)
                    || wrong == WENT_WRONG && (specific || wish.named.isEmpty())
                    || wrong == PERHAPS_WRONG && specific || specific && suggested(mention);
        }
        int next = nextNamed(mention.found.end());
        if (next < text.length() && wentWrong(mention.found.end(), next) == WENT_WRONG && bareAt(next)) {
            return true;
        }
        return wishes.stream().anyMatch(wish -> wish.end <= mention.found.start() && !wish.named.isEmpty())
                && wentWrong(mention.found.end(), nextNamed(mention.found.end())) == WENT_WRONG;
    }

    /** "送外卖是吃青春饭": something is said about the trade, and not that it was learnt or done. */
    private boolean commentedOn(Mention mention) {
        int at = 0;
        while (at < pieces.size() && pieces.get(at).start() < mention.found.end()) {
            at++;
        }
        while (at < pieces.size() && REMARK.contains(word(pieces.get(at)))) {
            at++;
        }
        boolean unknown = at < pieces.size() && pieces.get(at).type() == Type.UNKNOWN && pieces.get(at).length() > 1;
        return unknown && pieces.stream().noneMatch(piece -> piece.type() == Type.YEARS)
                && !DONE.matcher(text.substring(Math.max(0, mention.found.start() - OF_SUGGESTION),
                        Math.min(text.length(), mention.found.end() + OF_SUGGESTION))).find();
    }

    private String word(Piece piece) {
        return text.substring(piece.start(), piece.end());
    }

    /** "别人喊我去工地我没去": refused, though the refusal names nothing. */
    boolean suggestedInVain(Mention mention) {
        return suggested(mention) && wentWrong(mention.found.end(), nextNamed(mention.found.end())) > NOT_WRONG;
    }

    private boolean suggested(Mention mention) {
        return pieces.stream().anyMatch(piece -> piece.is(Kind.SUGGEST) && piece.end() <= mention.found.start()
                && mention.found.start() - piece.end() <= OF_SUGGESTION);
    }

    /** "膝盖坏了, 看门轻松点": what is named next without a refusal is what is left to wish for. */
    private boolean bareAt(int start) {
        return clauses.stream().filter(clause -> clause.scope() == Scope.SAID)
                .anyMatch(clause -> clause.items().stream().anyMatch(item -> item.start() == start
                        && !TradeLexicon.general(item.trade().trade())
                        && wentWrong(item.end(), nextNamed(item.end())) == NOT_WRONG));
    }

    private int nextNamed(int from) {
        return pieces.stream().filter(piece -> piece.start() >= from && piece.type() == Type.TRADE)
                .mapToInt(Piece::start).findFirst().orElse(text.length());
    }

    private boolean kin(Mention mention, TradeLexicon.Found other) {
        return mention.trade == other.trade() || trades.isKindOf(mention.trade, other.trade())
                || trades.isKindOf(other.trade(), mention.trade);
    }

    private int wentWrong(int from, int to) {
        int wrong = NOT_WRONG;
        for (Piece piece : pieces) {
            if (piece.start() >= from && piece.end() <= to) {
                wrong = Math.max(wrong, wrong(piece));
            }
        }
        return wrong;
    }

    private int wrong(Piece piece) {
        return switch (piece.type()) {
            case UNKNOWN -> word(piece).startsWith(TOO) || word(piece).chars().anyMatch(c -> WRONG.indexOf(c) >= 0)
                    ? WENT_WRONG : NOT_WRONG;
            case NEGATION -> ofNothing(piece) ? PERHAPS_WRONG : NOT_WRONG;
            case PHRASE -> switch (piece.phrase().kind()) {
                case SETBACK, UNFIT, ENDED -> WENT_WRONG;
                case NOT, NOT_AFTER, HAVE_NOT -> ofNothing(piece) ? PERHAPS_WRONG : NOT_WRONG;
                default -> NOT_WRONG;
            };
            default -> NOT_WRONG;
        };
    }

    /** Whether a refusal is said of nothing that has a meaning of its own. */
    private boolean ofNothing(Piece predicate) {
        return clauses.stream().filter(clause -> clause.predicate() == predicate)
                .allMatch(clause -> clause.items().stream().allMatch(item -> item.type() == Type.UNKNOWN));
    }
}
