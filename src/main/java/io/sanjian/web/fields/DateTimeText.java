package io.sanjian.web.fields;

import io.sanjian.clock.BusinessZone;
import io.sanjian.reference.terms.TextNormalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days and times as people, programs and spreadsheets write them. */
final class DateTimeText {
    static final int FIRST_YEAR = 1900;
    static final int LAST_YEAR = 2199;
    /** 2026-01-20, 2026/1/20, 2026年1月20日, with or without a time of that day. */
    private static final Pattern DAY = Pattern.compile(
            "(\\d{4})[-/.,年](\\d{1,2})[-/.,月](\\d{1,2})日?(?:[T ](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?)?");
    /** An offset whose plus sign became a blank in a query that did not escape it. */
    private static final Pattern UNESCAPED_PLUS = Pattern.compile(" (?=\\d{2}:\\d{2}$)");
    /** 20260120 */
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:\\.0+)?");
    /** What a spreadsheet leaves of a day whose format is lost, 46042: days since the end of 1899 (ECMA-376 18.17.4.1). */
    private static final Pattern SERIAL = Pattern.compile("([2-6]\\d{4})(?:\\.\\d+)?");
    private static final Pattern WEEKDAY = Pattern.compile("\\s*(?:[(].{0,4}[周星].{0,4}[)]|(?:周|星期)[一二三四五六日天])$");
    private static final Pattern BETWEEN = Pattern.compile("(?<=[-/.年月]) +(?=\\d)|(?<=\\d) +(?=[-/.年月日])");
    private static final Pattern END_OF_DAY = Pattern.compile(" 24:00(?::00)?$");
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

    private DateTimeText() {
    }

    /**
     * The moment of an RFC 3339 time; of a day its start in Asia/Shanghai, of a day and time without an offset that time there.
     *
     * @throws DateTimeException if the text is neither
     */
    static Instant parse(String written) {
        String text = plain(written);
        Matcher serial = SERIAL.matcher(text);
        if (serial.matches()) {
            return start(SERIAL_ZERO.plusDays(Long.parseLong(serial.group(1))));
        }
        Matcher day = DAY.matcher(text);
        if (day.matches()) {
            LocalDate date = LocalDate.of(number(day, 1), number(day, 2), number(day, 3));
            return day.group(4) == null ? start(date)
                    : date.atTime(number(day, 4), number(day, 5), day.group(6) == null ? 0 : number(day, 6))
                            .atZone(BusinessZone.ID).toInstant();
        } else if (day.usePattern(COMPACT).matches()) {
            return start(LocalDate.of(number(day, 1), number(day, 2), number(day, 3)));
        }
        Matcher blank = UNESCAPED_PLUS.matcher(text);
        return OffsetDateTime.parse(blank.find() && text.contains("T") ? blank.replaceFirst("+") : text).toInstant();
    }

    /** Full-width digits, blanks between, 号 for 日, the day of the week behind; 24:00 is the end of its day. */
    private static String plain(String written) {
        String text = WEEKDAY.matcher(TextNormalizer.normal(written)).replaceFirst("").strip();
        if (text.indexOf(' ') < 0 && text.indexOf('号') < 0) {
            return text.toUpperCase(Locale.ROOT);
        }
        String dense = BETWEEN.matcher(text.replace('号', '日')).replaceAll("");
        return END_OF_DAY.matcher(dense).replaceFirst(" 23:59:59").toUpperCase(Locale.ROOT);
    }

    /** Whether a moment lies in a year that can be meant. */
    static boolean plausible(Instant moment) {
        int year = moment.atOffset(ZoneOffset.UTC).getYear();
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(BusinessZone.ID).toInstant();
    }

    private static int number(Matcher day, int group) {
        return Integer.parseInt(day.group(group));
    }
}
