package io.sanjian.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Pattern;

/** The text of a number in a spreadsheet, as a person sees it but without the locale: 5000, 2026-01-20. */
final class CellNumber {
    private static final Pattern NOT_CODES = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");
    private static final Pattern DAY = Pattern.compile("[yY]|[mM]+.*[dD]|[dD].*[mM]");
    /** More than any day has that can be meant. */
    private static final BigDecimal DAYS = BigDecimal.valueOf(200_000);
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);
    /** Digits of the greatest number that a spreadsheet can hold, and of the smallest. */
    private static final int MOST_DIGITS = 330;
    /** Day 0 of both ways of counting (ECMA-376 part 1, 18.17.4.1); days before March 1900 are never meant. */
    private static final LocalDate SINCE_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate SINCE_1904 = LocalDate.of(1904, 1, 1);

    private CellNumber() {
    }

    /** A plain number; 1E400000000 has no plain form that a memory holds. */
    static String plain(BigDecimal number) {
        return Math.abs((long) number.scale()) + number.precision() > 2L * MOST_DIGITS ? number.toString()
                : number.stripTrailingZeros().toPlainString();
    }

    /** Whether a number that is shown as a day can be one. */
    static boolean day(BigDecimal number) {
        return number.signum() > 0 && number.compareTo(DAYS) < 0;
    }

    /** A number of days as a day, or a moment of one. */
    static String dayText(BigDecimal number, boolean since1904) {
        long days = number.longValue();
        long seconds = number.subtract(BigDecimal.valueOf(days)).multiply(SECONDS).setScale(0, RoundingMode.HALF_UP)
                .longValue();
        return text((since1904 ? SINCE_1904 : SINCE_1900).plusDays(days).atStartOfDay().plusSeconds(seconds));
    }

    static String text(LocalDateTime at) {
        return at.toLocalTime().equals(LocalTime.MIDNIGHT) ? at.toLocalDate().toString() : at.toString();
    }

    /**
     * Whether a number format shows days.
     *
     * @param id     number of the format
     * @param format as it is written, or null for a built-in one
     */
    static boolean showsDays(int id, String format) {
        if (format != null && DAY.matcher(NOT_CODES.matcher(format).replaceAll("")).find()) {
            return true;
        }
        // built-in formats of Chinese workbooks, which stand in no list of formats (ECMA-376 part 1, 18.8.30)
        return id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 31 || id == 36 || id >= 50 && id <= 54 || id == 57
                || id == 58;
    }
}
