package io.sanjian.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportRhythmTest {

    @ParameterizedTest
    @CsvSource({"WEEKLY, 2026-02-04, 2026-02-04", "WEEKLY, 2026-02-10, 2026-02-04", "WEEKLY, 2026-01-01, 2025-12-31",
            "MONTHLY, 2026-02-28, 2026-02-28", "MONTHLY, 2026-02-27, 2026-01-31", "MONTHLY, 2028-02-29, 2028-02-29",
            "MONTHLY, 2026-01-01, 2025-12-31"})
    void theLatestDayOnWhichAReportWasDue(ReportRhythm rhythm, LocalDate today, LocalDate due) {
        assertThat(rhythm.lastDue(today)).isEqualTo(due);
        assertThat(rhythm.due(due)).isTrue();
        assertThat(rhythm.due(today)).isEqualTo(today.equals(due));
    }
}
