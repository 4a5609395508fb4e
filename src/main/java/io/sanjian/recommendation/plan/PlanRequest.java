package io.sanjian.recommendation.plan;

import io.sanjian.delivery.Channel;
import io.sanjian.problem.ProblemException;
import io.sanjian.problem.Violation;
import io.sanjian.worker.WorkerScope;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body that creates or replaces a plan. */
@Schema(description = "A recurring schedule; name and cron are required")
public record PlanRequest(
        @Schema(required = true, maxLength = 100, examples = "春节前每周一三荐") String name,
        @Schema(required = true, description = "Unix (5 fields) or Quartz (6 or 7)",
                examples = "0 8 * * 1") String cron,
        @Schema(description = "IANA zone", defaultValue = "Asia/Shanghai") String zone,
        @Schema(description = "Districts, towns or villages; all where left out",
                examples = "[\"500112\"]") List<String> areaCodes,
        @Schema(description = "At least one of these groups; all workers where left out",
                examples = "[\"POVERTY_ALLEVIATED\"]") List<String> groups,
        @Schema(description = "In order of preference", defaultValue = "[\"INBOX\"]",
                examples = "[\"WEBHOOK\", \"INBOX\"]") List<String> channels,
        @Schema(description = "Workers per opening to whom a post may be recommended", defaultValue = "5",
                minimum = "1", maximum = "1000") Integer exposure,
        @Schema(defaultValue = "true") Boolean enabled) {
    private static final int MAX_NAME = 100;
    private static final String DEFAULT_ZONE = "Asia/Shanghai";
    private static final List<Channel> DEFAULT_CHANNELS = List.of(Channel.INBOX);
    private static final int DEFAULT_EXPOSURE = 5;

    /** @throws ProblemException VALIDATION, with every fault */
    PlanSpec read(OrderFields fields) {
        List<Violation> faults = new ArrayList<>();
        if (name == null || name.isBlank()) {
            faults.add(Violation.required("name"));
        } else if (name.strip().length() > MAX_NAME) {
            faults.add(Violation.outOfRange("name", "name has at most " + MAX_NAME + " characters"));
        }
        ZoneId zoneId = readZone(faults);
        checkCron(zoneId, faults);
        WorkerScope scope = fields.scope(areaCodes, groups, faults);
        List<Channel> wanted = fields.channels(channels, faults);
        fields.checkExposure(exposure, faults);
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        return new PlanSpec(name.strip(), cron.strip(), zoneId, scope, wanted == null ? DEFAULT_CHANNELS : wanted,
                exposure == null ? DEFAULT_EXPOSURE : exposure, enabled == null || enabled);
    }

    private ZoneId readZone(List<Violation> faults) {
        try {
            return ZoneId.of(zone == null ? DEFAULT_ZONE : zone);
        } catch (DateTimeException e) {
            faults.add(Violation.malformed("zone", "'" + zone + "' is not a known zone"));
            return ZoneId.of(DEFAULT_ZONE);
        }
    }

    private void checkCron(ZoneId zoneId, List<Violation> faults) {
        if (cron == null || cron.isBlank()) {
            faults.add(Violation.required("cron"));
            return;
        }
        try {
            CronSchedule.of(cron, zoneId);
        } catch (IllegalArgumentException e) {
            faults.add(Violation.malformed("cron", "'" + cron + "' is neither a Unix nor a Quartz cron expression: "
                    + e.getMessage()));
        }
    }
}
