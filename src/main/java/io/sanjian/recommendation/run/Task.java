package io.sanjian.recommendation.run;

import java.util.List;
import java.util.UUID;

/**
 * A task that this replica has claimed.
 *
 * @param listLength SEARCH: posts to be kept for each worker
 * @param workerIds  SEARCH and STORE: the batch
 * @param postingIds STORE: three for each worker of the batch, best first, 0 where there is none
 * @param claim      fencing token: whoever takes the task over gets another
 * @param attempts   attempts begun, this one included
 * @param failures   attempts that ended in an error
 */
record Task(long id, long runId, TaskKind kind, int round, int listLength, List<Long> workerIds, List<Long> postingIds,
        UUID claim, int attempts, int failures) {

    @Override
    public String toString() {
        return kind + " task " + id + " of run " + runId;
    }
}
