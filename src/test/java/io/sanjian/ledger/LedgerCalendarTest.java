package io.sanjian.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When weeks close and seasons begin. */
class LedgerCalendarTest {
    private final LedgerCalendar calendar = calendar("WED 24:00");

    @Test
    void aWeekClosesAtTheEndOfItsWednesdayInShanghai() {
        assertThat(calendar.week(Instant.parse("2026-02-04T15:59:59.999999Z"))).isEqualTo("2026-02-04");
        assertThat(calendar.week(Instant.parse("2026-02-04T16:00:00Z"))).isEqualTo("2026-02-11");
        assertThat(calendar.week(Instant.parse("2026-02-08T00:00:00Z"))).isEqualTo("2026-02-11");
        assertThat(calendar.closing(LocalDate.parse("2026-02-04"))).isEqualTo("2026-02-04T16:00:00Z");
    }

    @Test
    void everyMomentIsBeforeTheClosingOfItsWeekAndNotBeforeThatOfTheWeekBefore() {
        for (String closing : List.of("WED 24:00", "WED 18:30", "MON 00:00", "SUN 24:00")) {
            LedgerCalendar other = calendar(closing);
            for (Instant now = Instant.parse("2026-02-01T00:00:00Z"); now
                    .isBefore(Instant.parse("2026-02-16T00:00:00Z")); now = now.plusSeconds(1800)) {
                LocalDate week = other.week(now);
                assertThat(other.names(week)).isTrue();
                assertThat(now).as(closing).isBefore(other.closing(week))
                        .isAfterOrEqualTo(other.closing(week.minusWeeks(1)));
            }
        }
    }

    @Test
    void aSeasonRunsFromDecemberToNovemberUnlessTheSettingNamesOthers() {
        assertThat(calendar.season(LocalDate.parse("2025-11-30"))).hasToString("2024-12-01/2025-11-30");
        assertThat(calendar.season(LocalDate.parse("2025-12-01"))).hasToString("2025-12-01/2026-11-30");
        LedgerCalendar named = calendar("WED 24:00", "2026-01-10/2026-06-30", "2026-09-01/2026-12-31");
        assertThat(named.season(LocalDate.parse("2026-03-01"))).hasToString("2026-01-10/2026-06-30");
        assertThat(named.season(LocalDate.parse("2026-08-01"))).hasToString("2026-01-10/2026-06-30");
        assertThat(named.beginningOn(LocalDate.parse("2026-09-01"))).isPresent();
        assertThat(named.beginningOn(LocalDate.parse("2026-09-02"))).isEmpty();
    }

    @Test
    void aSettingThatMeansNothingStopsTheStart() {
        for (String closing : List.of("WED", "Wednesday 24:00", "WED 25:00")) {
            assertThatThrownBy(() -> calendar(closing)).hasMessageContaining("sanjian.ledger.closing");
        }
        assertThatThrownBy(() -> calendar("WED 24:00", "2026")).hasMessageContaining("sanjian.ledger.seasons");
    }

    private static LedgerCalendar calendar(String closing, String... seasons) {
        return new LedgerCalendar(new LedgerConfig() {
            @Override
            public OfferCount offer() {
                return OfferCount.POST;
            }

            @Override
            public Period due() {
                return Period.ofDays(14);
            }

            @Override
            public Optional<List<String>> seasons() {
                return seasons.length == 0 ? Optional.empty() : Optional.of(List.of(seasons));
            }

            @Override
            public LocalDate start() {
                return LocalDate.parse("2022-03-01");
            }

            @Override
            public String closing() {
                return closing;
            }
        });
    }
}
