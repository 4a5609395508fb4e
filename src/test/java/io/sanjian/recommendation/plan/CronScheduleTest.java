package io.sanjian.recommendation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
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
    @ValueSource(strings = {"every day", "* * *", "0 25 * * *", "0 0 8 * * MON", ""})
    void whatIsNoCronExpressionIsRefused(String cron) {
        assertThatThrownBy(() -> CronSchedule.of(cron, SHANGHAI)).isInstanceOf(IllegalArgumentException.class);
    }
}
