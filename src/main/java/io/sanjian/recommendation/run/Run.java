package io.sanjian.recommendation.run;

import java.time.Duration;
import java.time.Instant;
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
 * @param failure      why it failed, or null
 * @param phaseSince   when the present phase began
 * @param timings      time spent in each phase that was left
 */
public record Run(long id, RunSpec order, Instant dueAt, String requestedBy, String rulesVersion, RunState state,
        RunPhase phase, int round, int workersTotal, int workersFull, int workersShort, String failure,
        Instant phaseSince, Map<RunPhase, Duration> timings, Instant createdAt, Instant startedAt,
        Instant finishedAt) {
}
