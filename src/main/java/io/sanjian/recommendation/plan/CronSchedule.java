package io.sanjian.recommendation.plan;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When a plan is due: a cron expression of five fields (Unix) or six to seven (Quartz, with seconds), in a zone. */
public final class CronSchedule {
    private static final int UNIX_FIELDS = 5;

    private final ExecutionTime times;
    private final ZoneId zone;

    private CronSchedule(ExecutionTime times, ZoneId zone) {
        this.times = times;
        this.zone = zone;
    }

    /** @throws IllegalArgumentException with a sentence that says what is wrong with the expression */
    public static CronSchedule of(String expression, ZoneId zone) {
        String trimmed = expression.strip();
        CronType type = trimmed.split("\\s+").length == UNIX_FIELDS ? CronType.UNIX : CronType.QUARTZ;
        Cron cron = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(type)).parse(trimmed).validate();
        return new CronSchedule(ExecutionTime.forCron(cron), zone);
    }

    /** The first due time after {@code now}; empty if there will be none. */
    public Optional<Instant> next(Instant now) {
        return times.nextExecution(now.atZone(zone)).map(ZonedDateTime::toInstant);
    }

    /** The last due time up to {@code now}, included; empty if there was none. */
    public Optional<Instant> last(Instant now) {
        // Cron knows whole seconds and the library looks strictly before.
        ZonedDateTime after = now.atZone(zone).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        return times.lastExecution(after).map(ZonedDateTime::toInstant);
    }
}
