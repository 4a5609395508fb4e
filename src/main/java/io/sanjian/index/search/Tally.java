package io.sanjian.index.search;

import io.sanjian.matching.Match;
import io.sanjian.matching.Rule;
import io.sanjian.matching.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BiFunction;

/**
 * Counts verdicts and keeps the best matches. It keeps more than are asked for, since some fall to the rules of variety;
 * where even those are not enough, it says so and is to be repeated with more room.
 */
final class Tally {
    private static final int LEAST_ROOM = 64;
    private static final int ROOM_PER_PICK = 4;
    private static final int GROWTH = 16;

    private final int limit;
    private final int room;
    private final BiFunction<List<Match>, Integer, List<Match>> variety;
    private final PriorityQueue<Match> best;
    private final int[] rejected = new int[Rule.values().length];
    private boolean overflowed;

    /** @param variety picks at most so many of these matches, given in any order */
    Tally(int limit, int room, BiFunction<List<Match>, Integer, List<Match>> variety) {
        this.limit = limit;
        this.room = room;
        this.variety = variety;
        this.best = new PriorityQueue<>(LEAST_ROOM, Match.BEST_FIRST.reversed());
    }

    /** Room that nearly always does for so many picks. */
    static int room(int limit) {
        return Math.max(LEAST_ROOM, limit * ROOM_PER_PICK);
    }

    static int moreThan(int room) {
        return room > Integer.MAX_VALUE / GROWTH ? Integer.MAX_VALUE : room * GROWTH;
    }

    void add(Verdict verdict) {
        switch (verdict) {
            case Verdict.Unrelated() -> {
            }
            case Verdict.Rejected(var rules) -> {
                for (Rule rule : rules) {
                    rejected[rule.ordinal()]++;
                }
            }
            case Verdict.Accepted(Match match) -> keep(match);
        }
    }

    private void keep(Match match) {
        if (best.size() < room) {
            best.add(match);
            return;
        }
        overflowed = true;
        if (Match.BEST_FIRST.compare(match, best.element()) < 0) {
            best.remove();
            best.add(match);
        }
    }

    /**
     * The picks; empty where room was too small to tell them. One more than asked for is picked, to know whether that
     * was all.
     */
    Optional<MatchResult> result() {
        List<Match> picks = variety.apply(new ArrayList<>(best), limit + 1);
        if (picks.size() <= limit && overflowed) {
            return Optional.empty();
        }
        boolean exhausted = picks.size() <= limit;
        return Optional.of(new MatchResult(exhausted ? picks : picks.subList(0, limit), counts(), exhausted));
    }

    private Map<Rule, Integer> counts() {
        Map<Rule, Integer> counts = new EnumMap<>(Rule.class);
        for (Rule rule : Rule.values()) {
            if (rejected[rule.ordinal()] > 0) {
                counts.put(rule, rejected[rule.ordinal()]);
            }
        }
        return counts;
    }
}
