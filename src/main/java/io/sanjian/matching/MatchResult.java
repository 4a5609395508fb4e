package io.sanjian.matching;

import java.util.List;
import java.util.Map;

/**
 * The best posts for one profile.
 *
 * @param matches   best first, at most as many as were asked for: one per employer, no near-duplicates
 * @param rejected  posts that concern the worker's trades but break a rule, counted per rule
 * @param exhausted whether no lawful related post is left beyond {@code matches}; of {@link MatchEngine#match} neither one
 *                  that was left out because its score is below {@link Weights#LEAST_SCORE}
 */
public record MatchResult(List<Match> matches, Map<Rule, Integer> rejected, boolean exhausted) {
}
