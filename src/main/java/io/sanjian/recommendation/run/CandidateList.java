package io.sanjian.recommendation.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the search found for a worker, best first.
 *
 * @param exhausted    whether no lawful related post is left beyond {@code candidates}
 * @param waitingSince who waits longer goes first among equal scores; to the second
 */
record CandidateList(long workerId, List<Candidate> candidates, boolean exhausted,
        Instant waitingSince) {

    /** This list with what a later round found. */
    CandidateList with(CandidateList later) {
        List<Candidate> all = new ArrayList<>(candidates);
        all.addAll(later.candidates);
        return new CandidateList(workerId, all, later.exhausted, waitingSince);
    }

    /** The candidate for a posting that is in the list. */
    Candidate find(long postingId) {
        return candidates.stream().filter(c -> c.postingId() == postingId).findFirst().orElseThrow();
    }
}
