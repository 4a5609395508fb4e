package io.sanjian.reading;

import io.sanjian.reading.ScopeToken.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what each refusal, wish and consent of an utterance is said of. Chinese puts the thing before or behind ("洗碗不干",
 * "不想洗碗") and voice input has no commas; so every way to group the tokens into clauses is weighed, and the cheapest is
 * taken: each predicate governs what is before or behind it, and people who have begun with one order go on with it.
 * Costs are whole numbers; the figures were chosen on the sentences of {@code src/test/resources/reading}.
 */
final class ScopeGrammar {
    /** Things that nothing is said of. */
    private static final int BARE = 50;
    private static final int BARE_UNKNOWN = 10;
    private static final int LONE_NOT = 120;
    private static final int LONE_OK = 40;
    private static final int LONE_OTHER = 10;
    private static final int ANOTHER_ORDER = 25;
    /** Things of which a refusal before them would hold only the first. */
    private static final int CUT_OFF = 40;
    private static final int UNUSUAL_SIDE = 15;
    private static final int WRONG_SIDE_OF_OVER = 60;
    private static final int ALL_OF_ONE = 50;
    private static final int ALL_OF_MANY = -30;
    private static final int CONDITION = -30;
    private static final int NO_EXCEPTION = 60;
    /** A refusal of words that nobody knows is rather one of the thing before them: "带娃儿操心得很不想再带了". */
    private static final int REFUSES_UNKNOWN = 30;
    /** "干脆去当保安算了" wants what "保安就算了" refuses. */
    private static final String SO_BE_IT = "算了";
    private static final int RESIGNED = -20;
    private static final int NOTHING_ELSE = 20;
    /** "除开泥水的活水电木工都能做". */
    private static final int LISTED_ALL_ELSE = 30;
    /** 当 in "不想给人当保姆". */
    private static final int TO_DO = 15;
    private static final int NEVER = 1_000_000;

    /** What is said of the things of a clause. */
    enum Scope {
        SAID, WANTED, ACCEPTED, REFUSED, PARTLY_REFUSED, DEMANDED, LEFT, EXCEPTED
    }

    /** @param predicate what was said of the items, or null */
    record ScopedClause(Scope scope, List<Piece> items, Piece predicate) {
    }

    /** The order of the clause before this one, where no mark stands between. */
    private enum Order {
        NONE, BEFORE, BEHIND, BEHIND_NOT;

        boolean behind() {
            return this == BEHIND || this == BEHIND_NOT;
        }
    }

    /** @param predicate number of the token that governs, or -1 */
    private record Step(int cost, int next, Order order, Scope scope, int first, int end, int predicate) {

        Step(int cost, int next, Order order) {
            this(cost, next, order, null, 0, 0, -1);
        }
    }

    private final List<ScopeToken> tokens;
    private final Step[][] best;

    private ScopeGrammar(List<ScopeToken> tokens) {
        this.tokens = tokens;
        this.best = new Step[tokens.size() + 1][Order.values().length];
    }

    static List<ScopedClause> parse(List<ScopeToken> tokens) {
        return new ScopeGrammar(tokens).clauses();
    }

    private List<ScopedClause> clauses() {
        for (Order order : Order.values()) {
            best[tokens.size()][order.ordinal()] = new Step(0, tokens.size(), order);
        }
        for (int at = tokens.size() - 1; at >= 0; at--) {
            for (Order order : Order.values()) {
                best[at][order.ordinal()] = new Step(NEVER, at + 1, order);
                steps(at, order);
            }
        }
        List<ScopedClause> clauses = new ArrayList<>();
        Order order = Order.NONE;
        for (int at = 0; at < tokens.size();) {
            Step step = best[at][order.ordinal()];
            if (step.scope != null) {
                clauses.add(clause(step));
            }
            at = step.next;
            order = step.order;
        }
        return clauses;
    }

    private ScopedClause clause(Step step) {
        return new ScopedClause(step.scope, tokens.subList(step.first, step.end).stream()
                .filter(token -> token.is(Role.ITEM)).map(ScopeToken::piece).toList(),
                step.predicate < 0 ? null : tokens.get(step.predicate).piece());
    }

    private void steps(int at, Order order) {
        ScopeToken token = tokens.get(at);
        switch (token.role()) {
            case COMMA, STOP -> pass(at, order, 0, Order.NONE);
            case LIST, OF, PARTLY, OTHERS, SUBJECT, SUGGEST, ANYTHING, SETBACK -> pass(at, order, 0, order);
            case ITEM -> things(at, order);
            case NOT -> {
                pass(at, order, LONE_NOT, order);
                behind(at, order, token.precedes() ? token.over() ? WRONG_SIDE_OF_OVER : 0 : NEVER,
                        ScopeGroup.Mode.NOT_BEFORE);
                if (!token.over()) {
                    condition(at, order);
                }
            }
            case HAVE_NOT -> {
                pass(at, order, LONE_OTHER, order);
                condition(at, order);
            }
            case EXCEPT -> exception(at, order);
            case OK -> {
                offer(at, order, LONE_OK, at + 1, order, Scope.ACCEPTED, at, at, at);
                behind(at, order, token.precedes() ? LONE_OK - LONE_OTHER : NEVER, ScopeGroup.Mode.OTHER_BEFORE);
            }
            case WANT, ASK, BUT, LEAVE -> {
                offer(at, order, LONE_OTHER, at + 1, order, scopeBehind(token, false), at, at, at);
                behind(at, order, 0, ScopeGroup.Mode.OTHER_BEFORE);
            }
        }
    }

    private void pass(int at, Order order, int cost, Order then) {
        offer(at, order, cost, at + 1, then, null, at, at, -1);
    }

    private void offer(int at, Order order, int cost, int next, Order then, Scope scope, int first, int end,
            int predicate) {
        int total = Math.min(NEVER, cost + best[next][then.ordinal()].cost);
        if (total < best[at][order.ordinal()].cost) {
            best[at][order.ordinal()] = new Step(total, next, then, scope, first, end, predicate);
        }
    }

    /** Things from here on, with nothing said of them or with what is said behind them. */
    private void things(int at, Order order) {
        ScopeGroup bare = new ScopeGroup(tokens, ScopeGroup.Mode.BARE, at);
        for (int end = at + 1; end > 0; end = bare.add()) {
            offer(at, order,
                    (bare.named() ? BARE : BARE_UNKNOWN) + bare.cost() + (order == Order.BEHIND_NOT ? CUT_OFF : 0), end,
                    Order.NONE,
                    Scope.SAID, at, end, -1);
            int predicate = bare.predicate();
            if (predicate < 0 || !tokens.get(predicate).follows()) {
                continue;
            }
            ScopeToken token = tokens.get(predicate);
            boolean not = token.is(Role.NOT);
            ScopeGroup group = new ScopeGroup(tokens,
                    not ? token.plural() ? ScopeGroup.Mode.ALL_NOT_BEHIND : ScopeGroup.Mode.NOT_BEHIND
                            : ScopeGroup.Mode.OK_BEHIND,
                    at);
            while (group.end() < end && group.add() > 0) {
                // The same things, at the price of their predicate.
            }
            int cost = group.cost() + group.gapBefore(predicate)
                    + (not && token.precedes() && !token.over() && !bare.described(predicate) ? UNUSUAL_SIDE : 0)
                    + (not && !group.named() ? REFUSES_UNKNOWN : 0)
                    + (token.plural() ? group.size() > 1 ? ALL_OF_MANY : ALL_OF_ONE : 0)
                    + (order.behind() ? ANOTHER_ORDER : 0);
            Scope scope = token.is(Role.OK) && wishedFor(at) ? Scope.WANTED : scopeBefore(token);
            offer(at, order, cost, predicate + 1, Order.BEFORE, scope, at, end, predicate);
        }
    }

    /** "干脆去当保安", "要找的是保洁": what stands between a wish and what is wished for. */
    private static boolean leadsOn(ScopeToken predicate, ScopeToken next) {
        return next.is(Role.PARTLY) || next.is(Role.LIST) || next.is(Role.SUBJECT)
                || (predicate.is(Role.WANT) || predicate.is(Role.ASK)) && (next.is(Role.BUT) || next.is(Role.OF))
                || predicate.is(Role.NOT) && !predicate.over() && next.does();
    }

    /** "想上夜班守库房都要得": what will do is wished for. */
    private boolean wishedFor(int at) {
        int before = at - 1;
        while (before >= 0 && (tokens.get(before).is(Role.BUT) || tokens.get(before).is(Role.PARTLY))) {
            before--;
        }
        return before >= 0 && tokens.get(before).is(Role.WANT);
    }

    private static Scope scopeBefore(ScopeToken token) {
        return switch (token.role()) {
            case NOT -> Scope.REFUSED;
            case OK -> Scope.ACCEPTED;
            case ASK -> Scope.WANTED;
            default -> Scope.LEFT;
        };
    }

    /** What is said here of the things behind it. */
    private void behind(int at, Order order, int cost, ScopeGroup.Mode mode) {
        if (cost >= NEVER) {
            return;
        }
        ScopeToken token = tokens.get(at);
        int first = at + 1;
        boolean partly = false;
        int extra = order == Order.BEFORE || order == Order.BEHIND_NOT && token.does() ? ANOTHER_ORDER : 0;
        while (first < tokens.size() && leadsOn(token, tokens.get(first))) {
            partly |= tokens.get(first).is(Role.PARTLY);
            extra += token.is(Role.NOT) && tokens.get(first).does() ? TO_DO : 0;
            first++;
        }
        if (first >= tokens.size() || !tokens.get(first).is(Role.ITEM)) {
            return;
        }
        ScopeGroup group = new ScopeGroup(tokens, mode, first);
        for (int end = first + 1; end > 0; end = group.add()) {
            if ((token.is(Role.BUT) || token.is(Role.WANT)) && end < tokens.size()
                    && tokens.get(end).word().equals(SO_BE_IT)) {
                offer(at, order, RESIGNED + group.cost(), end + 1, Order.NONE, Scope.WANTED, first, end, at);
            }
            offer(at, order, cost + extra + group.cost(), end,
                    token.is(Role.NOT) ? Order.BEHIND_NOT : Order.BEHIND,
                    scopeBehind(token, partly), first, end, at);
        }
    }

    private static Scope scopeBehind(ScopeToken token, boolean partly) {
        return switch (token.role()) {
            case NOT -> partly ? Scope.PARTLY_REFUSED : Scope.REFUSED;
            case WANT, ASK, LEAVE -> Scope.WANTED;
            case OK -> Scope.ACCEPTED;
            default -> Scope.SAID;
        };
    }

    /** "没有宿舍就不去", "不包住的不干", "不买社保不做": what is missing there is demanded. */
    private void condition(int at, Order order) {
        int first = at + 1;
        if (first >= tokens.size() || !tokens.get(first).is(Role.ITEM) || tokens.get(first).namesWork()) {
            return;
        }
        ScopeGroup group = new ScopeGroup(tokens, ScopeGroup.Mode.OTHER_BEFORE, first);
        for (int end = first + 1; end > 0; end = group.add()) {
            int predicate = group.predicate();
            if (tokens.get(end - 1).namesWork() && !tokens.get(end - 1).namesPlace()) {
                return;
            }
            if (predicate >= 0 && tokens.get(predicate).is(Role.NOT)
                    && (tokens.get(at).is(Role.HAVE_NOT) || group.described(predicate)
                            || tokens.get(end - 1).isGiven() && tokens.get(predicate).answers())) {
                offer(at, order, CONDITION + group.cost(), predicate + 1, order, Scope.DEMANDED, first, end, predicate);
            }
        }
    }

    /** "除了保安都行"; "除了踩平车不会别的" is the contrary; without either the words mean besides. */
    private void exception(int at, Order order) {
        pass(at, order, NO_EXCEPTION, order);
        if (at + 1 >= tokens.size() || !tokens.get(at + 1).is(Role.ITEM)) {
            return;
        }
        ScopeGroup group = new ScopeGroup(tokens, ScopeGroup.Mode.EXCEPTED, at + 1);
        for (int end = at + 2; end > 0; end = group.add()) {
            int close = behindException(end);
            if (end < tokens.size() && (tokens.get(end).is(Role.OF) || tokens.get(end).is(Role.SUBJECT))) {
                offer(at, order, LISTED_ALL_ELSE + group.cost(), end + 1, Order.NONE, Scope.EXCEPTED, at + 1, end, at);
            }
            if (close < tokens.size() && (tokens.get(close).is(Role.OK) || tokens.get(close).is(Role.ANYTHING))) {
                offer(at, order, group.cost(), close + 1, Order.NONE, Scope.EXCEPTED, at + 1, end, close);
            } else if (close < tokens.size() && tokens.get(close).is(Role.NOT)) {
                offer(at, order, NOTHING_ELSE + group.cost(), close + 1, Order.NONE, Scope.ACCEPTED, at + 1, end,
                        close);
            }
        }
    }

    /** What says that all else will do: "除了洗碗餐馆里别的活都干". */
    private int behindException(int end) {
        int close = end;
        if (close + 1 < tokens.size() && tokens.get(close).namesPlace() && tokens.get(close + 1).is(Role.OTHERS)) {
            close++;
        }
        while (close < tokens.size() && switch (tokens.get(close).role()) {
            case COMMA, OF, BUT, LIST, OTHERS, SUBJECT -> true;
            default -> false;
        }) {
            close++;
        }
        return close;
    }
}
