package io.sanjian.recommendation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource({
            "0 8 * * 1,             2026-01-19T00:00:00Z, 2026-01-26T00:00:00Z",
            "0 0 8 ? * MON,         2026-01-19T00:00:00Z, 2026-01-26T00:00:00Z",
            "0 0 8 ? * MON 2026,    2026-01-19T00:00:00Z, 2026-01-26T00:00:00Z",
            "*/15 * * * *,          2026-01-20T01:45:00Z, 2026-01-20T02:00:00Z",
            "30 0 10 * * ?,         2026-01-19T02:00:30Z, 2026-01-20T02:00:30Z"
    })
    void lastAndNextTime(String cron, Instant last, Instant next) {
        CronSchedule schedule = CronSchedule.of(cron, SHANGHAI);
        Instant now = Instant.parse("2026-01-20T01:59:59.5Z");
        assertThat(schedule.last(now)).contains(last);
        assertThat(schedule.next(now)).contains(next);
    }

    @Test
    void aTimeThatIsNowIsTheLastOne() {
        Instant now = Instant.parse("2026-01-19T00:00:00Z");
        assertThat(CronSchedule.of("0 8 * * 1", SHANGHAI).last(now)).contains(now);
    }

    @Test
    void aScheduleOfThePastHasNoNextTime() {
        assertThat(CronSchedule.of("0 0 8 1 1 ? 2020", SHANGHAI).next(Instant.parse("2026-01-19T00:00:00Z"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', value = {
            "* * * * * ?|PT1S",
            "0 * * * * ?|PT1M",
            "*/15 * * * *|PT15M",
            "0 0,59 8 * * ?|PT59M",
            "0 8,9 * * 1|-",
            "59 8,9 1 1 *|-",
            "0 8 * * *|-",
            "0 8 29 2 *|-",
            "0 0 8 1 1 ? 2020|-"
    })
    void howOftenItComesIsKnown(String cron, Duration every) {
        assertThat(CronSchedule.of(cron, SHANGHAI).moreOftenThan(Duration.ofHours(1)))
                .isEqualTo(Optional.ofNullable(every));
    }

    @ParameterizedTest
    @ValueSource(strings = {"every day", "* * *", "0 25 * * *", "0 0 8 * * MON", ""})
    void whatIsNoCronExpressionIsRefused(String cron) {
        assertThatThrownBy(() -> CronSchedule.of(cron, SHANGHAI)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 30 2 *", "0 0 0 31 4 ?", "0 0 8 1 1 ? 2020", "0 0 31 2,4,6,9,11 *"})
    void whatIsNeverDueIsFoundOutSoon(String cron) {
        assertTimeout(Duration.ofSeconds(20), () -> assertThat(
                CronSchedule.of(cron, SHANGHAI).next(Instant.parse("2026-01-19T00:00:00Z"))).isEmpty());
    }

    @Test
    void aLeapDayComes() {
        assertThat(CronSchedule.of("0 8 29 2 *", SHANGHAI).next(Instant.parse("2026-01-19T00:00:00Z")))
                .contains(Instant.parse("2028-02-29T00:00:00Z"));
    }

    /** On 2026-03-29 clocks in Berlin go from 2 to 3, on 2026-10-25 from 3 back to 2. */
    @ParameterizedTest
    @CsvSource({
            "30 2 * * *, 2026-03-28T12:00:00Z, 2026-03-29T01:30:00Z",
            "30 2 * * *, 2026-03-29T01:30:00Z, 2026-03-30T00:30:00Z",
            "30 2 * * *, 2026-03-29T01:10:00Z, 2026-03-29T01:30:00Z",
            "0 2 * * *, 2026-03-28T12:00:00Z, 2026-03-29T01:00:00Z",
            "0 30 2 * * ?, 2026-03-28T12:00:00Z, 2026-03-29T01:30:00Z",
            "30 2 * * *, 2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z",
            "30 2 * * *, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
            "30 2 * * *, 2026-10-25T01:10:00Z, 2026-10-26T01:30:00Z",
            "30 1 * * *, 2026-10-24T12:00:00Z, 2026-10-24T23:30:00Z"})
    void aDailyTimeIsDueOnceADayWhateverTheClocksDo(String cron, Instant now, Instant next) {
        CronSchedule schedule = CronSchedule.of(cron, ZoneId.of("Europe/Berlin"));
        assertThat(schedule.next(now)).contains(next);
        assertThat(schedule.last(next)).contains(next);
        assertThat(schedule.last(next.minusSeconds(1)).orElseThrow()).isBefore(next).isBeforeOrEqualTo(now);
        assertThat(schedule.last(next.plusSeconds(1800))).contains(next);
    }
}
