package io.sanjian.recommendation.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.database.Digests;
import io.sanjian.delivery.Channel;
import io.sanjian.recommendation.plan.PlanSpec;
import io.sanjian.recommendation.plan.RunSpecFields;
import io.sanjian.reference.terms.WorkerGroup;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.worker.WorkerScope;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body that starts a run; every field may be left out, and the body too. */
@Schema(description = "What to run; an empty body means the whole city by INBOX")
public record StartRunRequest(
        @Schema(description = "Plan whose scope, channels and exposure hold where they are not given here") Long planId,
        @Schema(description = "Districts, towns or villages; all where left out",
                examples = "[\"500112\"]") List<String> areaCodes,
        @Schema(description = "At least one of these groups; all workers where left out",
                examples = "[\"DISABLED\"]") List<WorkerGroup> groups,
        @Schema(description = "In order of preference", defaultValue = "[\"INBOX\"]",
                examples = "[\"WEBHOOK\", \"INBOX\"]") List<Channel> channels,
        @Schema(description = "Workers per opening to whom a post may be recommended", defaultValue = "5",
                minimum = "1", maximum = "1000") Integer exposure,
        @Schema(description = "The day (Asia/Shanghai) or RFC 3339 time to match for; now where left out",
                examples = "2026-01-20T08:00:00+08:00") Instant at) {
    private static final StartRunRequest EMPTY = new StartRunRequest(null, null, null, null, null, null);

    /**
     * Reads a body, which may be missing.
     *
     * @throws io.sanjian.web.problem.ProblemException VALIDATION, with every fault
     */
    static StartRunRequest read(ObjectNode body, RunSpecFields orders) {
        if (body == null) {
            return EMPTY;
        }
        BodyFields fields = new BodyFields(body);
        List<String> areaCodes = orders.areaCodes(fields);
        List<WorkerGroup> groups = orders.groups(fields);
        StartRunRequest request = new StartRunRequest(fields.id("planId"), fields.has("areaCodes") ? areaCodes : null,
                fields.has("groups") ? groups : null, orders.channels(fields), orders.exposure(fields),
                fields.instant("at"));
        fields.requireNoFault();
        return request;
    }

    /** Tells a repetition from another request under the same idempotency key. */
    byte[] fingerprint() {
        return Digests.sha256(toString());
    }

    /** @param plan the plan named, or null */
    RunSpec order(PlanSpec plan, Instant now) {
        WorkerScope planned = plan == null ? WorkerScope.ALL : plan.scope();
        return new RunSpec(planId,
                new WorkerScope(areaCodes == null ? planned.areaCodes() : areaCodes,
                        groups == null ? planned.groups() : Set.copyOf(groups)),
                channels != null ? channels : plan != null ? plan.channels() : RunSpec.DEFAULT_CHANNELS,
                exposure != null ? exposure : plan != null ? plan.exposure() : RunSpec.DEFAULT_EXPOSURE,
                at == null ? now : at);
    }
}
