package io.sanjian.recommendation.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.clock.BusinessZone;
import io.sanjian.delivery.Channel;
import io.sanjian.reference.terms.WorkerGroup;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Violation;
import io.sanjian.worker.WorkerScope;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body that creates or replaces a plan. */
@Schema(description = "A recurring schedule; name and cron are required")
public record PlanRequest(
        @Schema(required = true, maxLength = 100, examples = "春节前每周一三荐") String name,
        @Schema(required = true,
                description = "Unix (5 fields) or Quartz (6 or 7); due some time, and an hour or more apart. A time that "
                        + "the zone's clocks leave out is due as much later as they jump, one that they show twice the first time",
                examples = "0 8 * * 1") String cron,
        @Schema(description = "IANA zone", defaultValue = "Asia/Shanghai") String zone,
        @Schema(description = "Districts, towns or villages; all where left out",
                examples = "[\"500112\"]") List<String> areaCodes,
        @Schema(description = "At least one of these groups; all workers where left out",
                examples = "[\"POVERTY_ALLEVIATED\"]") List<WorkerGroup> groups,
        @Schema(description = "In order of preference", defaultValue = "[\"INBOX\"]",
                examples = "[\"WEBHOOK\", \"INBOX\"]") List<Channel> channels,
        @Schema(description = "Workers per opening to whom a post may be recommended", defaultValue = "5",
                minimum = "1", maximum = "1000") Integer exposure,
        @Schema(description = "What becomes of a due time that comes while a run of the plan is open: WAIT makes the run when "
                + "the open one has ended, SKIP leaves it out", defaultValue = "WAIT") Overlap overlap,
        @Schema(defaultValue = "true") Boolean enabled) {
    private static final int MAX_NAME = 100;
    private static final int MAX_CRON = 200;
    private static final List<Channel> DEFAULT_CHANNELS = List.of(Channel.INBOX);
    private static final int DEFAULT_EXPOSURE = 5;

    /**
     * @param now a plan that is not due after it never is
     * @throws io.sanjian.web.problem.ProblemException VALIDATION, with every fault
     */
    static PlanSpec read(ObjectNode body, RunSpecFields orders, PlanLimits limits, Instant now) {
        BodyFields fields = BodyFields.ofBody(body);
        String name = fields.requiredText("name", MAX_NAME);
        ZoneId zone = zone(fields);
        String cron = cron(fields, zone, limits, now);
        WorkerScope scope = orders.scope(fields);
        List<Channel> channels = orders.channels(fields);
        Integer exposure = orders.exposure(fields);
        Overlap overlap = fields.constant("overlap", Overlap.class, Enum::name);
        Boolean enabled = fields.bool("enabled");
        fields.requireNoFault();
        return new PlanSpec(name, cron, zone, scope, channels == null ? DEFAULT_CHANNELS : channels,
                exposure == null ? DEFAULT_EXPOSURE : exposure, overlap == null ? Overlap.WAIT : overlap,
                enabled == null || enabled);
    }

    private static ZoneId zone(BodyFields fields) {
        String zone = fields.text("zone", MAX_NAME);
        try {
            return zone == null ? BusinessZone.ID : ZoneId.of(zone);
        } catch (DateTimeException e) {
            fields.reject(Violation.malformed("zone", "'{0}' is not a known zone", zone));
            return BusinessZone.ID;
        }
    }

    private static String cron(BodyFields fields, ZoneId zone, PlanLimits limits, Instant now) {
        String cron = fields.requiredText("cron", MAX_CRON);
        if (cron != null) {
            try {
                if (CronSchedule.of(cron, zone).next(now).isEmpty()) {
                    fields.reject(Violation.outOfRange("cron", "'{0}' is never due", cron));
                }
                CronSchedule.of(cron, zone).moreOftenThan(limits.minInterval()).ifPresent(interval -> fields
                        .reject(Violation.outOfRange("cron", "'{0}' comes every {1}; due times are at least {2} apart",
                                cron, interval, limits.minInterval())));
            } catch (IllegalArgumentException e) {
                fields.reject(Violation.malformed("cron",
                        "'{0}' is neither a Unix nor a Quartz cron expression: {1}", cron, e.getMessage()));
            }
        }
        return cron;
    }
}
