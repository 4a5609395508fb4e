package io.sanjian.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final Instant START = Instant.parse("2026-01-20T02:00:00Z");

    @Test
    void withoutARateEverythingGoes() {
        assertThat(new RateLimit(OptionalDouble.empty()).take(1_000_000, START)).isEqualTo(1_000_000);
    }

    @Test
    void aSecondLetsThroughWhatTheRateSays() {
        RateLimit limit = new RateLimit(OptionalDouble.of(10));
        assertThat(limit.take(50, START)).isEqualTo(10);
        assertThat(limit.take(50, START)).isZero();
        assertThat(limit.take(50, START.plusMillis(500))).isEqualTo(5);
        assertThat(limit.take(3, START.plusSeconds(60))).isEqualTo(3);
        assertThat(limit.take(50, START.plusSeconds(60))).isEqualTo(7);
    }

    @Test
    void lessThanOneASecondWaitsForAWholeOne() {
        RateLimit limit = new RateLimit(OptionalDouble.of(0.5));
        assertThat(limit.take(1, START)).isEqualTo(1);
        assertThat(limit.take(1, START.plusSeconds(1))).isZero();
        assertThat(limit.take(1, START.plusSeconds(2))).isEqualTo(1);
    }

    @Test
    void whatWasNotNeededComesBack() {
        RateLimit limit = new RateLimit(OptionalDouble.of(10));
        limit.take(10, START);
        limit.giveBack(4);
        assertThat(limit.take(10, START)).isEqualTo(4);
    }

    @Test
    void aClockThatGoesBackGivesNothingAndTakesNothing() {
        RateLimit limit = new RateLimit(OptionalDouble.of(10));
        limit.take(6, START);
        assertThat(limit.take(10, START.minusSeconds(60))).isEqualTo(4);
        assertThat(limit.take(10, START.plusMillis(100))).isEqualTo(1);
    }

    @Test
    void aRateOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(OptionalDouble.of(0)));
    }
}
