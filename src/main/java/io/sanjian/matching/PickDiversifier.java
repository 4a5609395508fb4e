package io.sanjian.matching;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The order in which a person is offered posts: best first, but for three things. Public-welfare posts that nobody asked
 * for come after the market's (托底). The first three are not three of a kind where a good second kind exists. Of the
 * first three at least one names older workers welcome, for whoever is 50 or older, where there is one. What comes out
 * is a function of the two rankings alone, so a longer list begins with the shorter one. Not thread-safe.
 */
public final class PickDiversifier {
    private static final int HEAD = 3;

    private final Profile profile;
    private final RankedMatches rankings;
    private final WelfareLastOrder inTurn;
    private final Queue<Match> ahead = new ArrayDeque<>();
    private final Set<Long> offered = new HashSet<>();
    private boolean started;

    public PickDiversifier(Profile profile, RankedMatches rankings) {
        this.profile = profile;
        this.rankings = rankings;
        this.inTurn = new WelfareLastOrder(profile, rankings.all());
    }

    /** The next post to offer, or null where none is left. */
    public Match next() {
        if (!started) {
            started = true;
            head();
        }
        Match next = ahead.isEmpty() ? inTurn.next() : ahead.poll();
        while (next != null && !offered.add(next.posting().id())) {
            next = ahead.isEmpty() ? inTurn.next() : ahead.poll();
        }
        return next;
    }

    /** All of these lawful matches, given in any order, in the order in which the person is offered them. */
    public static List<Match> order(Profile profile, List<Match> matches) {
        List<Match> ranked = matches.stream().sorted(Match.BEST_FIRST).toList();
        PickDiversifier variety = new PickDiversifier(profile, new Listed(ranked));
        List<Match> order = new ArrayList<>(ranked.size());
        for (Match next = variety.next(); next != null; next = variety.next()) {
            order.add(next);
        }
        return order;
    }

    /** The best of these lawful matches, given in any order: at most one per employer and near-duplicate. */
    public static List<Match> best(Profile profile, List<Match> matches, int size) {
        PickSelector selection = new PickSelector(size);
        order(profile, matches).forEach(selection::offer);
        return selection.picks();
    }

    /** Rankings of matches that are all known. */
    private record Listed(List<Match> ranked) implements RankedMatches {

        @Override
        public Supplier<Match> all() {
            return which(match -> match.score().total() >= Weights.LEAST_SCORE);
        }

        @Override
        public Supplier<Match> welcomingOlder(int least) {
            return which(match -> match.score().total() >= least && welcomesOlder(match));
        }

        @Override
        public Supplier<Match> ofKinds(Predicate<String> kinds, int least) {
            return which(match -> match.score().total() >= least && kinds.test(kind(match)));
        }

        private Supplier<Match> which(Predicate<Match> part) {
            Queue<Match> left = new ArrayDeque<>(ranked.stream().filter(part).toList());
            return left::poll;
        }
    }

    /** Whether a match names older workers welcome. */
    public static boolean welcomesOlder(Match match) {
        return Scoring.welcomesOlder(match.posting());
    }

    /** Works out the first three; what was looked at meanwhile stays in turn behind them. */
    private void head() {
        PickSelector three = new PickSelector(HEAD);
        List<Match> seen = new ArrayList<>();
        Match next;
        while (!three.isFull() && (next = inTurn.next()) != null) {
            seen.add(next);
            three.offer(next);
        }
        List<Match> picks = new ArrayList<>(three.picks());
        if (profile.anything() && profile.trades().isEmpty()) {
            threeKinds(picks);
        } else if (picks.size() == HEAD) {
            secondKind(picks);
        }
        if (profile.age() >= Weights.OLDER_FROM && picks.stream().noneMatch(PickDiversifier::welcomesOlder)) {
            welcome(picks);
        }
        ahead.addAll(picks);
        ahead.addAll(seen);
    }

    /** In place of the last of three of a kind, the best of another kind that is hardly worse; or that was named as well. */
    private void secondKind(List<Match> picks) {
        Match last = picks.getLast();
        String kind = kind(last);
        if (!kind(picks.get(0)).equals(kind) || !kind(picks.get(1)).equals(kind)) {
            return;
        }
        List<Match> others = picks.subList(0, HEAD - 1);
        int score = last.score().total();
        Predicate<String> another = trade -> !trade.equals(kind);
        Match second = good(rankings.ofKinds(another, score - Weights.VARIETY_WITHIN), others,
                Weights.VARIETY_TRADE_LEAST);
        if (second == null && profile.trades().size() > 1) {
            Predicate<String> named = Set.copyOf(profile.trades())::contains;
            second = good(rankings.ofKinds(another.and(named), score - Weights.VARIETY_NAMED_WITHIN), others,
                    Weights.VARIETY_TRADE_LEAST);
        }
        if (second != null) {
            picks.set(HEAD - 1, second);
        }
    }

    /** Each of the three of another kind where one is not much worse: who would do anything is shown what there is. */
    private void threeKinds(List<Match> picks) {
        for (int place = 1; place < picks.size(); place++) {
            List<Match> before = List.copyOf(picks.subList(0, place));
            Set<String> met = before.stream().map(PickDiversifier::kind).collect(Collectors.toSet());
            Match pick = picks.get(place);
            if (met.contains(kind(pick))) {
                List<Match> others = new ArrayList<>(picks);
                others.remove(place);
                Match another = good(rankings.ofKinds(kind -> !met.contains(kind),
                        Math.max(Weights.LEAST_SCORE, pick.score().total() - Weights.VARIETY_ANYTHING_WITHIN)), others,
                        0);
                if (another != null) {
                    picks.set(place, another);
                }
            }
        }
    }

    /** The best that can stand for another kind and has so many trade points at least, or null. */
    private Match good(Supplier<Match> ranking, List<Match> others, int tradeLeast) {
        Set<String> met = new HashSet<>();
        Match next;
        while ((next = ranking.get()) != null) {
            boolean best = met.add(next.posting().duplicateKey());
            if (best && !WelfareLastOrder.comesLast(profile, next)
                    && next.score().trade() >= tradeLeast
                    && goesWith(others, next)) {
                return next;
            }
        }
        return null;
    }

    /** In place of the last, or behind the others, the best that names older workers welcome; of the market if it can. */
    private void welcome(List<Match> picks) {
        List<Match> others = picks.size() < HEAD ? picks : List.copyOf(picks.subList(0, HEAD - 1));
        Supplier<Match> welcoming = rankings.welcomingOlder(Weights.WELCOME_LEAST);
        Match lastResort = null;
        Set<String> met = new HashSet<>();
        Match next;
        while ((next = welcoming.get()) != null) {
            if (met.add(next.posting().duplicateKey()) && goesWith(others, next)) {
                if (!WelfareLastOrder.comesLast(profile, next)) {
                    break;
                }
                lastResort = lastResort == null ? next : lastResort;
            }
        }
        Match welcome = next != null ? next : lastResort;
        if (welcome != null && picks.size() == HEAD) {
            picks.set(HEAD - 1, welcome);
        } else if (welcome != null) {
            picks.add(welcome);
        }
    }

    /** A Selection of the others would take it as well. */
    private static boolean goesWith(List<Match> others, Match match) {
        return others.stream().noneMatch(other -> other.posting().id() == match.posting().id()
                || other.posting().employerKey().equals(match.posting().employerKey())
                || other.posting().duplicateKey().equals(match.posting().duplicateKey()));
    }

    /** The post's first job; posts found by their words alone are one kind. */
    public static String kind(Match match) {
        return match.posting().trades().isEmpty() ? "" : match.posting().trades().getFirst();
    }
}
