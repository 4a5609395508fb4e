package io.sanjian.reading;

import io.sanjian.reading.ScopeToken.Role;
import java.util.List;
import java.util.Set;

/** Things named one after the other, growing to the right. */
final class ScopeGroup {
    private static final int ACROSS_STOP = 500;
    /** "进厂超龄了, 扫街守塘都得行": what will do is not what went wrong. */
    private static final int ACROSS_SETBACK = 120;
    private static final Set<String> THAT_KIND = Set.of("那种", "这种", "那些", "这些");
    private static final int BEHIND_ATTRIBUTE = 60;

    /** What governs a clause, with what it costs to add a thing without a conjunction, and across a comma. */
    enum Mode {
        BARE(5, 5, 5), NOT_BEHIND(10, 90, 45), ALL_NOT_BEHIND(5, 15, 10), OK_BEHIND(5, 30, 15), NOT_BEFORE(40, 90, 60),
        OTHER_BEFORE(5, 40, 20), EXCEPTED(5, 40, 20);

        private final int adjacent;
        private final int comma;
        /** A new subject, or "那种" behind a list, begins something new. */
        private final int subject;

        Mode(int adjacent, int comma, int subject) {
            this.adjacent = adjacent;
            this.comma = comma;
            this.subject = subject;
        }

        private boolean consents() {
            return this == OK_BEHIND || this == OTHER_BEFORE;
        }
    }

    private final List<ScopeToken> tokens;
    private final Mode mode;
    private int size;
    private boolean named;
    private ScopeToken lastItem;
    private int end;
    private int cost;

    /** @param first number of the first thing */
    ScopeGroup(List<ScopeToken> tokens, Mode mode, int first) {
        this.tokens = tokens;
        this.mode = mode;
        take(first);
    }

    int size() {
        return size;
    }

    /** Whether any of the things has a meaning of its own. */
    boolean named() {
        return named;
    }

    /** After the last thing so far. */
    int end() {
        return end;
    }

    /** What it costs to take all of these for one group. */
    int cost() {
        return cost;
    }

    private void take(int item) {
        lastItem = tokens.get(item);
        named |= lastItem.piece().type() != Piece.Type.UNKNOWN;
        size++;
        end = item + 1;
    }

    /** Takes the next thing in; gives the token behind it, or -1 where there is none. */
    int add() {
        int next = end;
        int gap = 0;
        boolean joined = false;
        boolean described = false;
        while (next < tokens.size() && !tokens.get(next).is(Role.ITEM)) {
            switch (tokens.get(next).role()) {
                case LIST -> joined = true;
                case OF -> described = true;
                case COMMA -> gap += mode.comma;
                case SUBJECT -> gap += describes(next) ? mode.adjacent : mode.subject;
                case STOP -> gap += ACROSS_STOP;
                case SETBACK -> gap += mode.consents() ? ACROSS_SETBACK : 0;
                case PARTLY -> {
                }
                case BUT -> {
                    if (mode == Mode.NOT_BEFORE && !(lastItem.namesPlace() && tokens.get(next).does())) {
                        return -1;
                    }
                    joined = true;
                }
                default -> {
                    return -1;
                }
            }
            next++;
        }
        if (next >= tokens.size()) {
            return -1;
        }
        ScopeToken item = tokens.get(next);
        gap += mode.consents() && named && item.harms() ? ACROSS_SETBACK : 0;
        boolean together = joined || gap > 0 || lastItem.namesPlace() && item.namesWork()
                || !item.namesWork() && !lastItem.namesWork();
        cost += gap + (together ? 0 : mode.adjacent)
                + (described && (mode == Mode.NOT_BEFORE || mode == Mode.EXCEPTED) && !lastItem.namesPlace()
                        ? BEHIND_ATTRIBUTE : 0);
        take(next);
        return end;
    }

    /** "收银那种轻巧活": behind the name of work no new subject. */
    private boolean describes(int subject) {
        return mode != Mode.NOT_BEFORE && tokens.get(subject - 1) == lastItem && lastItem.namesWork()
                && THAT_KIND.contains(tokens.get(subject).word());
    }

    /** The predicate behind the last thing, or -1. */
    int predicate() {
        int at = end;
        while (at < tokens.size() && switch (tokens.get(at).role()) {
            case LIST, OF, PARTLY, SUBJECT, COMMA, BUT, SETBACK -> true;
            default -> false;
        }) {
            at++;
        }
        return at < tokens.size() && switch (tokens.get(at).role()) {
            case NOT, OK, ASK, LEAVE -> true;
            default -> false;
        } ? at : -1;
    }

    /** Whether 的 or 就 leads from the things to the predicate: "要上夜班的不去", "不包住就不干". */
    boolean described(int predicate) {
        return tokens.subList(end, predicate).stream()
                .anyMatch(token -> token.is(Role.OF) || token.word().equals("就"));
    }

    int gapBefore(int predicate) {
        int gap = 0;
        for (int at = end; at < predicate; at++) {
            gap += tokens.get(at).is(Role.COMMA) ? mode.comma : 0;
        }
        return gap;
    }
}