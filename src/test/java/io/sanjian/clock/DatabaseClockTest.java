package io.sanjian.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {
    private static final Instant DATABASE = Instant.parse("2026-02-01T10:00:00Z");
    private final AtomicLong nanos = new AtomicLong(-5_000);
    private Instant machine = Instant.parse("2026-02-01T11:00:00Z");
    private final DatabaseClock clock = new DatabaseClock(new Clock() {
        @Override
        public Instant instant() {
            return machine;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }, nanos::get);

    @Test
    void itIsTheMachinesClockUntilTheDatabaseHasAnswered() {
        assertThat(clock.instant()).isEqualTo(machine);
    }

    @Test
    void itIsTheDatabasesTimeCarriedOnByTheCounter() {
        clock.adjust(DATABASE, nanos.get(), nanos.get() + 1_000);
        nanos.addAndGet(Duration.ofSeconds(90).toNanos());
        assertThat(clock.instant()).isEqualTo(DATABASE.plusSeconds(90));
    }

    @Test
    void itKeepsNoMoreThanTheDatabaseCanStore() {
        machine = machine.plusNanos(1_999);
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-02-01T11:00:00.000001Z"));
        clock.adjust(DATABASE, nanos.get(), nanos.get());
        nanos.addAndGet(2_999);
        assertThat(clock.instant()).isEqualTo(DATABASE.plusNanos(2_000));
    }

    @Test
    void aJumpOfTheMachinesClockIsNotNoticed() {
        clock.adjust(DATABASE, nanos.get(), nanos.get());
        machine = machine.minus(Duration.ofHours(5));
        assertThat(clock.instant()).isEqualTo(DATABASE);
        assertThat(clock.ahead()).isEqualTo(Duration.ofHours(-4));
    }

    @Test
    void aSlowAnswerCountsOnlyWhereThereIsNoOther() {
        long slow = Duration.ofSeconds(2).toNanos();
        clock.adjust(DATABASE, nanos.get(), nanos.get() + slow);
        assertThat(clock.instant()).isEqualTo(DATABASE);
        clock.adjust(DATABASE.plusSeconds(7), nanos.get(), nanos.get() + slow);
        assertThat(clock.instant()).isEqualTo(DATABASE);
        clock.adjust(DATABASE.plusSeconds(7), nanos.get(), nanos.get() + slow / 10);
        assertThat(clock.instant()).isEqualTo(DATABASE.plusSeconds(7));
    }
}
