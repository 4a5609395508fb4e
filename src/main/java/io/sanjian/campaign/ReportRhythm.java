package io.sanjian.campaign;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** When an outside office reports (107, annex 2): every Wednesday on the week before, else on the last day of a month. */
enum ReportRhythm {
    WEEKLY, MONTHLY;

    /** The latest day on or before this one on which a report is due. */
    LocalDate lastDue(LocalDate today) {
        LocalDate monthEnd = today.with(TemporalAdjusters.lastDayOfMonth());
        return switch (this) {
            case WEEKLY -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.WEDNESDAY));
            case MONTHLY -> monthEnd.equals(today) ? monthEnd : today.withDayOfMonth(1).minusDays(1);
        };
    }

    boolean due(LocalDate day) {
        return lastDue(day).equals(day);
    }
}
