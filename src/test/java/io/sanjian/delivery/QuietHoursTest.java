package io.sanjian.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {

    /** Shanghai is eight hours ahead: 21:00 there is 13:00Z. */
    @ParameterizedTest
    @CsvSource({"12:59:59.999,false", "13:00:00,true", "16:00:00,true", "23:59:59.999,true", "00:00:00,false",
            "04:00:00,false"})
    void theNightOfShanghaiIsQuiet(String utc, boolean quiet) {
        assertThat(QuietHours.of("21:00-08:00").contains(Instant.parse("2026-01-20T" + utc + "Z"))).isEqualTo(quiet);
    }

    @ParameterizedTest
    @CsvSource({"03:59:59,false", "04:00:00,true", "05:59:59,true", "06:00:00,false", "20:00:00,false"})
    void aNoonRestIsQuiet(String utc, boolean quiet) {
        assertThat(QuietHours.of("12:00-14:00").contains(Instant.parse("2026-01-20T" + utc + "Z"))).isEqualTo(quiet);
    }

    @Test
    void offIsNeverQuiet() {
        for (int hour = 0; hour < 24; hour++) {
            assertThat(QuietHours.of("off").contains(Instant.parse("2026-01-20T%02d:00:00Z".formatted(hour))))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "21:00", "21-8", "21:00-25:00", "21:00-08:00-09:00", "never"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> QuietHours.of(text)).withMessageContaining("21:00-08:00");
    }
}
