package io.sanjian.recommendation.plan;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sanjian.delivery.Channel;
import io.sanjian.reference.terms.WorkerGroup;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A plan. */
@RegisterForReflection
public record PlanResponse(long id, String name, String cron, String zone, List<String> areaCodes,
        List<WorkerGroup> groups, List<Channel> channels, int exposure,
        @Schema(description = "What becomes of a due time that comes while a run of the plan is open") Overlap overlap,
        boolean enabled,
        @Schema(description = "When the next run is due; in the past while it waits for the plan's open run; null while disabled")
        @Nullable Instant nextDueAt,
        Instant createdAt,
        Instant updatedAt) {

    static PlanResponse of(Plan plan) {
        PlanSpec spec = plan.spec();
        return new PlanResponse(plan.id(), spec.name(), spec.cron(), spec.zone().getId(), spec.scope().areaCodes(),
                spec.scope().groups().stream().sorted().toList(), spec.channels(), spec.exposure(), spec.overlap(),
                spec.enabled(),
                plan.nextDueAt(), plan.createdAt(), plan.updatedAt());
    }
}
