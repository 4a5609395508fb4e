package io.sanjian.imports;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/** The text of a spreadsheet cell, as a person sees it but without the locale: 5000, 2026-01-20, true. */
final class XlsxCell {
    private static final Pattern NOT_CODES = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");
    private static final Pattern DAY = Pattern.compile("[yY]|[mM]+.*[dD]|[dD].*[mM]");

    /** More than any day has that can be meant. */
    private static final BigDecimal DAYS = BigDecimal.valueOf(200_000);
    /** Digits of the greatest number that a spreadsheet can hold, and of the smallest. */
    private static final int MOST_DIGITS = 330;

    private XlsxCell() {
    }

    /** 1E400000000 has no plain form that a memory holds. */
    private static String plain(BigDecimal number) {
        return Math.abs((long) number.scale()) + number.precision() > 2L * MOST_DIGITS ? number.toString()
                : number.stripTrailingZeros().toPlainString();
    }

    static String text(Cell cell) {
        if (cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getValue() instanceof BigDecimal number) {
            return isDay(cell) && number.signum() > 0 && number.compareTo(DAYS) < 0 ? day(cell.asDate())
                    : plain(number);
        }
        return cell.getText();
    }

    private static String day(LocalDateTime at) {
        return at.toLocalTime().equals(LocalTime.MIDNIGHT) ? at.toLocalDate().toString() : at.toString();
    }

    /** Days are numbers with a date format. */
    private static boolean isDay(Cell cell) {
        Integer id = cell.getDataFormatId();
        String format = cell.getDataFormatString();
        if (format != null && DAY.matcher(NOT_CODES.matcher(format).replaceAll("")).find()) {
            return true;
        }
        // built-in formats of Chinese workbooks, which stand in no list of formats (ECMA-376 part 1, 18.8.30)
        return id != null && (id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 31 || id == 36
                || id >= 50 && id <= 54 || id == 57 || id == 58);
    }
}
