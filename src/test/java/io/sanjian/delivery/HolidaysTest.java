package io.sanjian.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sanjian.support.DeliveryFixture;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidaysTest {

    @ParameterizedTest
    @CsvSource({"2026-02-15,false", "2026-02-16,true", "2026-02-18,true", "2026-02-19,false", "2026-04-05,true"})
    void bothEndsAreIncluded(LocalDate day, boolean holiday) {
        Holidays holidays =
                new Holidays(List.of(Holidays.Days.of("2026-02-16..2026-02-18"), Holidays.Days.of("2026-04-05")));
        assertThat(holidays.contains(day)).isEqualTo(holiday);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "16.2.2026", "2026-02-18..2026-02-16", "2026-02-16..2026-02-17..2026-02-18", "2026-02-30"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Holidays.Days.of(text));
    }

    @ParameterizedTest
    @CsvSource({"2026-02-16T02:00:00Z,true", "2026-02-16T04:30:00Z,false", "2026-02-15T15:59:00Z,true",
            "2026-02-17T04:30:00Z,false", "2026-02-17T13:30:00Z,true"})
    void holidayHoursTakeThePlaceOfQuietHoursInShanghai(Instant moment, boolean silent) {
        DeliveryConfig config =
                DeliveryFixture.config(DeliveryConfig.class, Map.of("sanjian.delivery.holidays", "2026-02-16",
                        "sanjian.delivery.channels.sms.holiday-hours", "18:00-12:00"));
        assertThat(SendWindow.of(Channel.SMS, config).holds(moment)).isEqualTo(silent);
        assertThat(SendWindow.of(Channel.INBOX, config).holds(moment)).isFalse();
    }

    @Test
    void aWholeDayMayBeSilent() {
        DeliveryConfig config = DeliveryFixture.config(DeliveryConfig.class,
                Map.of("sanjian.delivery.holidays", "2026-02-16"));
        assertThat(SendWindow.of(Channel.WECHAT, config).holds(Instant.parse("2026-02-16T15:59:59.999Z"))).isTrue();
    }
}
