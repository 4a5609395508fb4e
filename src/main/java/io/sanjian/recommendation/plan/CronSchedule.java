package io.sanjian.recommendation.plan;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * When a plan is due: a cron expression of five fields (Unix) or six to seven (Quartz, with seconds), in a zone. Each time of the
 * expression is due once a day, whatever the zone's clocks do: a time that they leave out comes as much later as they jump, and one that
 * they show twice comes the first time.
 */
public final class CronSchedule {
    private static final int UNIX_FIELDS = 5;
    private static final int LOOKED_AT = 500;
    /** Longer than any clock is changed by. */
    private static final Duration LONGEST_CHANGE = Duration.ofHours(24);

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
        // What the clock has just leapt over may still be to come.
        Duration leapt = changed(now).filter(change -> !change.isNegative()).orElse(Duration.ZERO);
        Optional<ZonedDateTime> clock = times.nextExecution(onTheWall(now).minus(leapt));
        while (clock.isPresent() && !instant(clock.get()).isAfter(now)) {
            clock = times.nextExecution(clock.get());
        }
        return clock.map(this::instant);
    }

    /**
     * The shortest time between two due times, if it is shorter than {@code least}; looked for among the next
     * {@value #LOOKED_AT} due times.
     */
    public Optional<Duration> moreOftenThan(Duration least) {
        Optional<Instant> last = next(Instant.EPOCH);
        for (int i = 0; i < LOOKED_AT && last.isPresent(); i++) {
            Optional<Instant> following = next(last.get());
            if (following.isPresent() && Duration.between(last.get(), following.get()).compareTo(least) < 0) {
                return Optional.of(Duration.between(last.get(), following.get()));
            }
            last = following;
        }
        return Optional.empty();
    }

    /** The last due time up to {@code now}, included; empty if there was none. */
    public Optional<Instant> last(Instant now) {
        // What the clock shows again has been; cron knows whole seconds and the library looks strictly before.
        Duration repeated = changed(now).filter(Duration::isNegative).orElse(Duration.ZERO);
        Optional<ZonedDateTime> clock = times.lastExecution(onTheWall(now).minus(repeated)
                .truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
        while (clock.isPresent() && instant(clock.get()).isAfter(now)) {
            clock = times.lastExecution(clock.get());
        }
        return clock.map(this::instant);
    }

    /** By how much the clock was put forward (or back, negative) shortly before. */
    private Optional<Duration> changed(Instant now) {
        return Optional.ofNullable(zone.getRules().previousTransition(now.plusNanos(1)))
                .filter(change -> change.getInstant().isAfter(now.minus(LONGEST_CHANGE)))
                .map(ZoneOffsetTransition::getDuration);
    }

    /** What the zone's clock shows, as if it were never changed. */
    private ZonedDateTime onTheWall(Instant now) {
        return now.atZone(zone).toLocalDateTime().atZone(ZoneOffset.UTC);
    }

    private Instant instant(ZonedDateTime onTheWall) {
        return ZonedDateTime.ofLocal(onTheWall.toLocalDateTime(), zone, null).toInstant();
    }
}
