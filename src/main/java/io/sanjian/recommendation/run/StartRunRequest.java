package io.sanjian.recommendation.run;

import io.sanjian.catalog.BusinessZone;
import io.sanjian.delivery.Channel;
import io.sanjian.problem.ProblemException;
import io.sanjian.problem.Violation;
import io.sanjian.recommendation.plan.OrderFields;
import io.sanjian.recommendation.plan.PlanSpec;
import io.sanjian.worker.WorkerScope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body that starts a run; every field may be left out, and the body too. */
@Schema(description = "What to run; an empty body means the whole city by INBOX")
public record StartRunRequest(
        @Schema(description = "Plan whose scope, channels and exposure hold where they are not given here") Long planId,
        @Schema(description = "Districts, towns or villages; all where left out",
                examples = "[\"500112\"]") List<String> areaCodes,
        @Schema(description = "At least one of these groups; all workers where left out",
                examples = "[\"DISABLED\"]") List<String> groups,
        @Schema(description = "In order of preference", defaultValue = "[\"INBOX\"]",
                examples = "[\"WEBHOOK\", \"INBOX\"]") List<String> channels,
        @Schema(description = "Workers per opening to whom a post may be recommended", defaultValue = "5",
                minimum = "1", maximum = "1000") Integer exposure,
        @Schema(description = "The day (Asia/Shanghai) or RFC 3339 time to match for; now where left out",
                examples = "2026-01-20T08:00:00+08:00") String at) {
    private static final String DAY = "yyyy-MM-dd";
    static final StartRunRequest EMPTY = new StartRunRequest(null, null, null, null, null, null);

    /** Tells a repetition from another request under the same idempotency key. */
    byte[] fingerprint() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param plan the plan named, or null
     * @throws ProblemException VALIDATION, with every fault
     */
    RunOrder read(OrderFields fields, PlanSpec plan, Instant now) {
        List<Violation> faults = new ArrayList<>();
        WorkerScope given = fields.scope(areaCodes, groups, faults);
        List<Channel> wanted = fields.channels(channels, faults);
        fields.checkExposure(exposure, faults);
        Instant moment = moment(now, faults);
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        WorkerScope scope = plan == null ? given
                : new WorkerScope(areaCodes == null ? plan.scope().areaCodes() : given.areaCodes(),
                        groups == null ? plan.scope().groups() : given.groups());
        return new RunOrder(planId, scope, wanted != null ? wanted : plan != null ? plan.channels()
                : RunOrder.DEFAULT_CHANNELS,
                exposure != null ? exposure : plan != null ? plan.exposure() : RunOrder.DEFAULT_EXPOSURE, moment);
    }

    private Instant moment(Instant now, List<Violation> faults) {
        if (at == null) {
            return now;
        }
        try {
            return at.length() == DAY.length() ? LocalDate.parse(at).atStartOfDay(BusinessZone.ID).toInstant()
                    : OffsetDateTime.parse(at).toInstant();
        } catch (DateTimeException e) {
            faults.add(Violation.malformed("at",
                    "'" + at + "' is neither a day (" + DAY + ") nor an RFC 3339 time with zone"));
            return now;
        }
    }
}
