package io.sanjian.matching;

import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One person's lawful matches in {@link Match#BEST_FIRST} order, as a whole and in parts. Each call begins a ranking anew;
 * a ranking gives null where nothing is left, and is worked out only as far as it is asked for.
 */
public interface RankedMatches {

    /** Those that are worth offering: of {@link Weights#LEAST_SCORE} and more. */
    Supplier<Match> all();

    /** Those of at least this score that name older workers welcome. */
    Supplier<Match> welcomingOlder(int least);

    /** Those of at least this score whose kind, as {@link PickDiversifier#kind} has it, is one of these. */
    Supplier<Match> ofKinds(Predicate<String> kinds, int least);
}
