package io.sanjian.recommendation.run;

import io.sanjian.matching.Match;
import io.sanjian.matching.Score;

/**
 * A post that suits a worker, as it is kept until the allocation.
 *
 * @param metres great-circle distance from home
 */
record Candidate(long postingId, Score score, int metres) {

    static Candidate of(Match match) {
        return new Candidate(match.posting().id(), match.score(), (int) Math.round(match.distanceKm() * 1000));
    }

    double kilometres() {
        return metres / 1000.0;
    }
}
