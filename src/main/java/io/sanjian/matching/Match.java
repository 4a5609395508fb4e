package io.sanjian.matching;

import java.util.Comparator;

/**
 * A lawful post with its score for one person.
 *
 * @param distanceKm great-circle distance from home in kilometres
 */
public record Match(PostingFacts posting, Score score, double distanceKm) {

    /** Total order: higher score, then newer, then lower id. */
    public static final Comparator<Match> BEST_FIRST = Comparator.comparingInt((Match m) -> -m.score.total())
            .thenComparing(m -> m.posting.publishedOn(), Comparator.reverseOrder())
            .thenComparingLong(m -> m.posting.id());
}
