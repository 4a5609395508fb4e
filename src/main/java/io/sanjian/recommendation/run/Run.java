package io.sanjian.recommendation.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One execution.
 *
 * @param round   search rounds beyond the first
 * @param meets   runs for some of the same workers that were open when this one was made: it begins after them
 * @param failure why it failed, or null
 */
public record Run(long id, RunSpec order, Origin origin, RunState state, RunPhase phase, int round, Workers workers,
        List<Long> meets, String failure, Times times) {

    /**
     * What made it.
     *
     * @param dueAt        due time of the plan, or null
     * @param rulesVersion version of rules and weights it matches by
     */
    public record Origin(Instant dueAt, String requestedBy, String rulesVersion) {
    }

    /**
     * How many workers.
     *
     * @param total     in scope as far as planned; final after {@link RunPhase#PLANNING}
     * @param full      with a list of three, final when completed
     * @param shortened with a list of fewer, final when completed
     * @param served    left out because they had been given a list since this run was made
     */
    public record Workers(int total, int full, int shortened, int served) {
    }

    /**
     * When.
     *
     * @param phaseSince when the present phase began
     * @param timings    time spent in each phase that was left
     */
    public record Times(Instant createdAt, Instant startedAt, Instant finishedAt, Instant phaseSince,
            Map<RunPhase, Duration> timings) {
    }
}
