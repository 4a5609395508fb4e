package io.sanjian.recommendation.pick;

import io.sanjian.delivery.RecommendationMessage.Pick;
import io.sanjian.delivery.RecommendationMessage.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A worker's list of one run.
 *
 * @param rejected of a SHORT list: posts that concern the worker but could not be recommended, counted per rule;
 *                 {@value #OPENINGS_TAKEN} counts those that went to others
 * @param picks    best first, at most three
 */
public record PickList(long runId, long workerId, State state, Map<String, Integer> rejected, List<Pick> picks,
        Instant createdAt) {
    /** Key in {@code rejected}: lawful posts whose places better matches took. */
    public static final String OPENINGS_TAKEN = "OPENINGS_TAKEN";
    /** Key in {@code rejected}, counted once: the worker's words name no work, so that no post concerns them. */
    public static final String NO_WORK_NAMED = "NO_WORK_NAMED";
    /** Code of a short list's cause: lawful postings are left that suit too little to be offered. */
    public static final String LOW_SCORE = "LOW_SCORE";
    /** Picks of a full list. */
    public static final int SIZE = 3;

    /** The same list under another run. */
    public PickList under(long otherRun) {
        return new PickList(otherRun, workerId, state, rejected, picks, createdAt);
    }
}
