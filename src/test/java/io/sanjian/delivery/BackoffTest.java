package io.sanjian.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Property
    void aWaitIsAtLeastASecondAndAtMostTheBound(@ForAll @LongRange(min = 0, max = 600) long baseSeconds,
            @ForAll @DoubleRange(min = 1, max = 10) double factor,
            @ForAll @LongRange(min = 1, max = 100_000) long capSeconds,
            @ForAll @IntRange(min = 1, max = 200) int attempts, @ForAll long seed) {
        Backoff backoff = new Backoff(Duration.ofSeconds(baseSeconds), factor, Duration.ofSeconds(capSeconds), 12);
        Duration bound = backoff.bound(attempts);
        assertThat(backoff.delay(attempts, new Random(seed))).isBetween(Duration.ofSeconds(1), bound);
        assertThat(bound).isLessThanOrEqualTo(Duration.ofSeconds(capSeconds));
        assertThat(backoff.bound(attempts + 1)).isGreaterThanOrEqualTo(bound);
    }

    @Test
    void theBoundGrowsByTheFactorUpToTheCap() {
        Backoff backoff = new Backoff(Duration.ofSeconds(30), 3, Duration.ofHours(12), 12);
        assertThat(backoff.bound(1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(backoff.bound(2)).isEqualTo(Duration.ofSeconds(90));
        assertThat(backoff.bound(4)).isEqualTo(Duration.ofSeconds(810));
        assertThat(backoff.bound(11)).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void waitsAreSpreadOverTheWholeBound() {
        Backoff backoff = new Backoff(Duration.ofSeconds(100), 2, Duration.ofHours(1), 12);
        Random random = new Random(42);
        double mean = random.doubles(10_000).map(any -> backoff.delay(1, random).toMillis()).average().orElseThrow();
        assertThat(mean).isBetween(48_000.0, 53_000.0);
    }

    @Test
    void isExhaustedAfterTheLastAttempt() {
        Backoff backoff = new Backoff(Duration.ofSeconds(30), 3, Duration.ofHours(12), 3);
        assertThat(backoff.isExhausted(2)).isFalse();
        assertThat(backoff.isExhausted(3)).isTrue();
    }
}
