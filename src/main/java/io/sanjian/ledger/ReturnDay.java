package io.sanjian.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sanjian.reference.terms.PlainText;
import io.sanjian.reference.terms.TextNormalizer;
import io.sanjian.web.fields.BodyFields;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the day of return (column 11). A day without a year is the latest one not after the day of the file; a month is not a
 * day; 2026.1 may be January or what a spreadsheet made of 2026.10.
 */
final class ReturnDay {
    /** Returns are counted from here (note of annex 1). */
    static final LocalDate START = LocalDate.of(2022, 3, 1);
    private static final Pattern NO_YEAR = Pattern.compile("(\\d{1,2})(?:月|[-/.])(\\d{1,2})[日号]?");
    private static final Pattern MONTH = Pattern.compile("\\d{4}(?:[-/.年]\\d{1,2}月?份?|年)?|\\d{1,2}月份?");
    private static final int LEAP_CYCLE = 8;

    private ReturnDay() {
    }

    /** @param day null where a fault is named; @param code of the fault or of the warning, or null */
    record Read(LocalDate day, String code) {
    }

    static Read read(String written, LocalDate asOf) {
        String text = TextNormalizer.normal(PlainText.withoutBlanks(written));
        Matcher noYear = NO_YEAR.matcher(text);
        if (noYear.matches()) {
            LocalDate day = latest(Integer.parseInt(noYear.group(1)), Integer.parseInt(noYear.group(2)), asOf);
            return day == null ? new Read(null, "MALFORMED") : checked(day, "YEAR_ASSUMED", asOf);
        }
        if (MONTH.matcher(text).matches()) {
            return new Read(null, "INCOMPLETE_DATE");
        }
        BodyFields one = new BodyFields(JsonNodeFactory.instance.objectNode());
        LocalDate day = one.date("returnedAt", PlainText.of(written));
        return day == null ? new Read(null, "MALFORMED") : checked(day, null, asOf);
    }

    private static Read checked(LocalDate day, String warning, LocalDate asOf) {
        return day.isAfter(asOf) ? new Read(null, "FUTURE_DATE")
                : day.isBefore(START) ? new Read(null, "BEFORE_START") : new Read(day, warning);
    }

    private static LocalDate latest(int month, int dayOfMonth, LocalDate asOf) {
        for (int year = asOf.getYear(); year > asOf.getYear() - LEAP_CYCLE; year--) {
            try {
                LocalDate day = LocalDate.of(year, month, dayOfMonth);
                if (!day.isAfter(asOf)) {
                    return day;
                }
            } catch (DateTimeException _) {
                // 29 February of another year
            }
        }
        return null;
    }
}
