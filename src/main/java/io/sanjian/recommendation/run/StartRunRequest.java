package io.sanjian.recommendation.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.database.Digests;
import io.sanjian.delivery.Channel;
import io.sanjian.recommendation.plan.PlanSpec;
import io.sanjian.recommendation.plan.RunSpecFields;
import io.sanjian.reference.terms.WorkerGroup;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Violation;
import io.sanjian.worker.WorkerScope;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body that starts a run. It says for whom: a plan, areas, groups, or the whole city in so many words. Only an officer may
 * leave that out and means the own areas.
 */
@Schema(description = "What to run; planId, areaCodes, groups or wholeCity say for whom")
public record StartRunRequest(
        @Schema(description = "Plan whose scope, channels and exposure hold where they are not given here") Long planId,
        @Schema(description = "Districts, towns or villages",
                examples = "[\"500112\"]") List<String> areaCodes,
        @Schema(description = "At least one of these groups; without areaCodes those of the whole city",
                examples = "[\"DISABLED\"]") List<WorkerGroup> groups,
        @Schema(description = "Every worker of the city is meant; neither areaCodes nor groups are given then") boolean wholeCity,
        // No defaultValue: a generated client would send it, and the plan's own would never hold.
        @Schema(description = "In order of preference; without them the plan's, else INBOX alone",
                examples = "[\"WEBHOOK\", \"INBOX\"]") List<Channel> channels,
        @Schema(description = "Workers per opening to whom a post may be recommended; without it the plan's, else 5",
                minimum = "1", maximum = "1000") Integer exposure,
        @Schema(description = "The day (Asia/Shanghai) or RFC 3339 time to match for; now where left out",
                examples = "2026-01-20T08:00:00+08:00") Instant at) {
    /**
     * Reads a body, which may be missing.
     *
     * @param ownAreas whether the caller has own areas, which are meant where it is not said for whom the run is
     * @throws io.sanjian.web.problem.ProblemException VALIDATION, with every fault
     */
    static StartRunRequest read(ObjectNode body, RunSpecFields orders, boolean ownAreas) {
        BodyFields fields = new BodyFields(body == null ? JsonNodeFactory.instance.objectNode() : body);
        Long planId = fields.id("planId");
        boolean wholeCity = Boolean.TRUE.equals(fields.bool("wholeCity"));
        List<String> areaCodes = givenOrNull(orders.areaCodes(fields));
        List<WorkerGroup> groups = givenOrNull(orders.groups(fields));
        boolean limited = areaCodes != null || groups != null;
        if (wholeCity && limited) {
            fields.reject(
                    new Violation("wholeCity", "CONTRADICTION", "wholeCity stands without areaCodes and groups", null));
        }
        if (!ownAreas && planId == null && !wholeCity && !limited && fields.violations().isEmpty()) {
            fields.reject(new Violation("areaCodes", "REQUIRED",
                    "planId, areaCodes or groups say for whom the run is; \"wholeCity\": true means everybody", null));
        }
        StartRunRequest request = new StartRunRequest(planId, areaCodes, groups, wholeCity, orders.channels(fields),
                orders.exposure(fields), fields.instant("at"));
        fields.requireNoFault();
        return request;
    }

    /** A list of nothing says no more than no list: it does not widen what a plan says. */
    private static <T> List<T> givenOrNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    /** Tells a repetition from another request under the same idempotency key. */
    byte[] fingerprint() {
        return Digests.sha256(toString());
    }

    /** @param plan the plan named, or null */
    RunSpec order(PlanSpec plan, Instant now) {
        WorkerScope planned = plan == null || wholeCity ? WorkerScope.ALL : plan.scope();
        return new RunSpec(planId,
                new WorkerScope(areaCodes == null ? planned.areaCodes() : areaCodes,
                        groups == null ? planned.groups() : Set.copyOf(groups)),
                channels != null ? channels : plan != null ? plan.channels() : RunSpec.DEFAULT_CHANNELS,
                exposure != null ? exposure : plan != null ? plan.exposure() : RunSpec.DEFAULT_EXPOSURE,
                at == null ? now : at);
    }
}
