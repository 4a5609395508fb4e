package io.sanjian.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-01-20T02:00:00Z");
    private static final Duration MOST = Duration.ofHours(12);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"120|2026-01-20T02:02:00Z", " 5 |2026-01-20T02:00:05Z",
            "Tue, 20 Jan 2026 03:00:00 GMT|2026-01-20T03:00:00Z", "999999999|2026-01-20T14:00:00Z",
            "Wed, 21 Jan 2026 03:00:00 GMT|2026-01-20T14:00:00Z"})
    void secondsAndDatesAreUnderstoodUpToALimit(String header, Instant expected) {
        assertThat(RetryAfter.parse(header, NOW, MOST)).contains(expected);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0", "-5", "soon", "1e9", "99999999999999999999", "Tue, 20 Jan 2026 01:00:00 GMT"})
    void anythingElseIsPassedOver(String header) {
        assertThat(RetryAfter.parse(header, NOW, MOST)).isEmpty();
    }

    @Test
    void digitsOfOtherScriptsAreNoDigits() {
        assertThat(RetryAfter.parse("１２", NOW, MOST)).isEmpty();
    }
}
