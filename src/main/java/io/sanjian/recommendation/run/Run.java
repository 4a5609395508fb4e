package io.sanjian.recommendation.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One execution.
 *
 * @param dueAt        due time of the plan, or null
 * @param rulesVersion version of rules and weights it matches by
 * @param round        search rounds beyond the first
 * @param workersTotal workers in scope as far as planned; final after {@link RunPhase#PLANNING}
 * @param workersFull  lists of three, final when completed
 * @param workersShort lists of fewer, final when completed
 * @param workersServed workers left out because they had been given a list since this run was made
 * @param meets        runs for some of the same workers that were open when this one was made: it begins after them
 * @param failure      why it failed, or null
 * @param phaseSince   when the present phase began
 * @param timings      time spent in each phase that was left
 */
public record Run(long id, RunSpec order, Instant dueAt, String requestedBy, String rulesVersion, RunState state,
        RunPhase phase, int round, int workersTotal, int workersFull, int workersShort, int workersServed,
        List<Long> meets,
        String failure,
        Instant phaseSince, Map<RunPhase, Duration> timings, Instant createdAt, Instant startedAt,
        Instant finishedAt) {
}
