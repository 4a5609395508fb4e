package io.sanjian.recommendation.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sanjian.delivery.Channel;
import io.sanjian.reference.terms.WorkerGroup;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A run with its progress. */
@RegisterForReflection
public record RunResponse(long id, RunState state, RunPhase phase,
        @Schema(description = "Workers done with in this phase") int done,
        @Schema(description = "Workers to do in this phase; when ended, workers in scope") int total,
        @Schema(description = "Workers per second in this phase; when ended, over the whole run") double perSecond,
        @Schema(description = "Seconds until the end of this phase, where a rate is known") @Nullable Long etaSeconds,
        @Schema(description = "Lists of three stored") int full,
        @JsonProperty("short") @Schema(description = "Lists of fewer stored") int shortLists,
        @Schema(description = "Workers left out because another run of the same time, or they themselves, had a list made") int served,
        Timings timings,
        @Schema(description = "Search rounds beyond the first") int extraRounds, @Nullable Long planId,
        @Nullable Instant dueAt,
        String requestedBy, Instant at, List<String> areaCodes, List<WorkerGroup> groups, List<Channel> channels,
        int exposure, @Schema(description = "Version of rules and weights") String rulesVersion,
        @Schema(description = "Why it FAILED") @Nullable String failure,
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(description = "Runs for some of the same workers that are to end before this one begins") List<Long> waitsFor,
        Instant createdAt, @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Milliseconds spent in each phase that was left. */
    @Schema(name = "RunTimings", description = "Milliseconds spent in each phase that was left")
    public record Timings(long planning, long searching, long allocating, long storing) {
    }

    static RunResponse of(Run run, RunProgress progress, List<Long> waitsFor) {
        RunSpec order = run.order();
        return new RunResponse(run.id(), run.state(), run.phase(), progress.done(), progress.total(),
                progress.perSecond(), progress.etaSeconds(), progress.full(), progress.shortened(),
                progress.served(),
                new Timings(millis(run, RunPhase.PLANNING), millis(run, RunPhase.SEARCHING),
                        millis(run, RunPhase.ALLOCATING), millis(run, RunPhase.STORING)),
                run.round(), order.planId(), run.origin().dueAt(), run.origin().requestedBy(), order.at(),
                order.scope().areaCodes(),
                order.scope().groups().stream().sorted().toList(), order.channels(), order.exposure(),
                run.origin().rulesVersion(), run.failure(), waitsFor, run.times().createdAt(), run.times().startedAt(),
                run.times().finishedAt());
    }

    private static long millis(Run run, RunPhase phase) {
        return run.times().timings().get(phase).toMillis();
    }
}
