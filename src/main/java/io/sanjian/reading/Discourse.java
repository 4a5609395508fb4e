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
    private static final String WRONG = "坏烂废丢断痛疼病伤残怕烦腻厌累苦脏臭毒吵闷垮倒闭裁晒罚骂熬骗扣抖肿麻晕虚嫌撇凶裂拆撤";
    private static final Pattern NO_SKILL = Pattern.compile("不会|不大会|不太会|不懂|没学过|没做过|没干过");
    private static final Pattern LET_ALONE = Pattern.compile(
            "(?:别|莫|不要|不用)[说讲][^,。;!?\\n ]{1,10}?[了啊哈 ,]{0,2}(?:就是|就算|连|哪怕)[^,。;!?不没莫]{1,14}[都也][^不没莫]{1,3}");
    private static final Set<String> REMARK = Set.of("是", "那", "这", "嘛", "啊", "那个", "那种", "这种", "的", "活");
    private static final Pattern DONE = Pattern.compile("过|了|会|年|证|熟|做|干|当|在|给");
    private static final String TOO = "太";
    private static final String IF_ONLY = "只要";
    private static final int NOT_WRONG = 0;
    private static final int PERHAPS_WRONG = 1;
    private static final int WENT_WRONG = 2;
    /** "别人喊我去": what is named so soon behind it is what was said. */
    private static final int OF_SUGGESTION = 6;

    /** "原先想去", "本来要学": what somebody meant to do, which is all that is told of it. */
    private static final Pattern MEANT = Pattern.compile(
            "想过|打算过|考虑过|计划过|(?:原先|早先|本来是|本来|原本|原来|之前|以前|当初|起先|起初|开始|先前|早先|头回|上回|去年|那时|那阵|年轻时候?)(?!就)[^,。;!?\\n]{0,6}?"
                    + "(?:一心想|想|要|打算|准备|计划|说是?去|说好|说是|报了名)(?!不|起)[^,。;!?\\n]{0,8}$");
    private static final Pattern INTENDED =
            Pattern.compile("(?:想|打算|准备|计划|要去|说去|说好)[去来学做当进到考开跑]{0,2}[^,。;!?\\n]{0,4}$");
    private static final Pattern NOT_DONE = Pattern.compile(
            "没(?:去成|去|学成|学|做成|考|走成|当成|进成)(?!过)|不想了|拉倒|泡汤|黄了|反悔");
    /** "后头没去成", "现在不想了". */
    private static final Pattern CALLED_OFF = Pattern.compile(
            "没(?:去|成|学|做|当|干|来|考|应|走成|进成)(?!过)|不(?:想|去|做|学|干|考|当)了|不想(?:去|做|学|干|当)|算了|拉倒|泡汤|黄了|反悔|变卦|改了?主意|没影|吹了");
    /** From when on something else counts. */
    private static final Pattern NOW = Pattern.compile("现在|如今|而今|这回|这次|后头|后来|这下|目前|眼下|今年|这哈|结果");
    /** What a consent is taken back with: "也可以, 就是手泡不得水". */
    private static final Pattern BUT = Pattern.compile("^的?[ ,;。]?(?:但是|但|就是|只是|不过|可惜|可是|就怕|只怕|问题是|哪晓得|结果)");
    private static final Pattern HAS_TO_IT = Pattern.compile("[要得是]$");
    private static final int LONGEST_INTENT = 24;
    private static final String ALSO = "也";

    private final TradeLexicon trades;
    private final String text;
    private final List<Piece> pieces;
    private final List<ScopedClause> clauses;
    private final List<WishPoint> wishes = new ArrayList<>();

    /** @param named the trades wished for there, empty where only the kind of work is said */
    private record WishPoint(int start, int end, List<Piece> named, boolean turn, boolean also) {
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
                    predicate.is(Kind.TURN) || turnedTo(predicate), word(predicate).startsWith(ALSO)));
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
            if (letAlone(text, clause)) {
                return new ScopedClause(Scope.ACCEPTED, clause.items(), clause.predicate());
            }
            return bygone(pieces, clauses, clause) ? new ScopedClause(Scope.SAID, clause.items(), null) : clause;
        }).toList();
    }

    /** "莫说洗碗, 就是掏下水道我都肯干". */
    private static boolean letAlone(String text, ScopedClause clause) {
        return LET_ALONE.matcher(text.substring(clause.predicate().start())).lookingAt();
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

    /** "原先想去送外卖的, 现在不想了": what somebody meant to do once and says no more of, or turned from. */
    boolean bygone(Mention mention) {
        String before = text.substring(Math.max(0, mention.found.start() - LONGEST_INTENT), mention.found.start());
        int next = nextNamed(mention.found.end());
        String behind = text.substring(mention.found.end(), next);
        if (!MEANT.matcher(before).find()) {
            return INTENDED.matcher(before).find() && NOT_DONE.matcher(behind).find();
        }
        if (CALLED_OFF.matcher(behind).find()
                || next < text.length() && wentWrong(mention.found.end(), next) == WENT_WRONG) {
            return true;
        }
        return wishes.stream().filter(wish -> wish.start >= mention.found.end()).findFirst()
                .filter(wish -> !wish.named.isEmpty()
                        && wish.named.stream().noneMatch(piece -> kin(mention, piece.trade()))
                        && !wish.also && (wish.turn || NOW.matcher(text.substring(mention.found.end(),
                                wish.named.getFirst().start())).find()))
                .isPresent();
    }

    /** "洗碗也可以, 就是手泡不得水, 还是端菜嘛": a consent that does not reach over the setback behind it to what is named then. */
    boolean takenBack(Mention mention) {
        if (!mention.welcome || mention.denied) {
            return false;
        }
        int end = clauses.stream().filter(clause -> clause.scope() == Scope.ACCEPTED && clause.predicate() != null
                && clause.items().stream().anyMatch(item -> item.start() == mention.found.start()))
                .mapToInt(clause -> clause.predicate().end()).findFirst().orElse(text.length());
        if (!BUT.matcher(text.substring(end)).find()) {
            return false;
        }
        int next = nextNamed(end);
        Piece other = pieces.stream().filter(piece -> piece.start() == next).findFirst().orElse(null);
        return other != null && !kin(mention, other.trade()) && wentWrong(end, next) > NOT_WRONG
                && clauses.stream().noneMatch(clause -> clause.items().contains(other)
                        && (clause.scope() == Scope.REFUSED || clause.scope() == Scope.EXCEPTED
                                || clause.predicate() != null && word(clause.predicate()).startsWith(ALSO)));
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
            int wrong = demandsTheUnbearable(mention) ? WENT_WRONG : wentWrong(mention.found.end(), wish.start);
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

    /** "电工要爬高, 我爬不得": what the trade has to it is what cannot be borne. */
    private boolean demandsTheUnbearable(Mention mention) {
        Piece had = pieces.stream().filter(piece -> piece.start() >= mention.found.end())
                .dropWhile(piece -> !piece.is(Kind.ATTRIBUTE) && piece.type() != Type.MARK).findFirst().orElse(null);
        return had != null && had.is(Kind.ATTRIBUTE)
                && HAS_TO_IT.matcher(text.substring(mention.found.end(), had.start())).find()
                && clauses.stream().anyMatch(clause -> clause.scope() == Scope.REFUSED && clause.items().contains(had));
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

    /** Whether a word that no table knows tells of harm: "手都泡烂", "裂口". */
    static boolean tellsOfHarm(String word) {
        return word.startsWith(TOO) || word.chars().anyMatch(c -> WRONG.indexOf(c) >= 0);
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
            case UNKNOWN -> tellsOfHarm(word(piece)) ? WENT_WRONG : NOT_WRONG;
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
