package io.sanjian.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * The time of the database, carried on between two readings by the machine's monotonic counter: so all replicas agree on
 * what is due and whose lease is over, and nobody notices when the clock of one machine is wrong or is set (ADR 0081).
 * Before the first reading, for which a start waits, it is the machine's own clock. It counts whole microseconds, as the
 * database does: a time is the same before and after it is stored.
 */
final class DatabaseClock extends Clock {
    /** A reading that took longer says too little. */
    private static final Duration SLOW = Duration.ofMillis(250);

    private final Clock own;
    private final LongSupplier nanos;
    private volatile Reading reading;

    /** The time of the database, and the counter when it was asked for it. */
    private record Reading(Instant time, long nanos) {
    }

    /**
     * @param own   the machine's clock
     * @param nanos its monotonic counter
     */
    DatabaseClock(Clock own, LongSupplier nanos) {
        this.own = own;
        this.nanos = nanos;
    }

    @Override
    public Instant instant() {
        Reading last = reading;
        Instant now = last == null ? own.instant() : last.time().plusNanos(nanos.getAsLong() - last.nanos());
        return now.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Takes a reading of the database's clock. It counts as of the moment of asking: rather ahead of the database by the
     * time of an answer than behind it, for then what was written a moment ago is due.
     *
     * @param asked    counter before asking
     * @param answered counter when the answer was there
     */
    void adjust(Instant database, long asked, long answered) {
        if (reading == null || answered - asked < SLOW.toNanos()) {
            reading = new Reading(database, asked);
        }
    }

    /** How far the machine's own clock is ahead of this one; negative where it is behind. */
    Duration ahead() {
        return Duration.between(instant(), own.instant());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants only; days are counted in BusinessZone");
    }
}
