package io.sanjian.web.fields;

import io.sanjian.reference.terms.TextNormalizer;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.Violation;
import java.math.BigDecimal;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads numbers out of the text of fields: null where there is no text, or a fault is told. */
final class NumberText {
    /** 1,000 and 12,500.00, but not 1,5 or 2,3,4. */
    private static final Pattern THOUSANDS =
            Pattern.compile("(?<=^\\d{1,3}(,\\d{3}){0,5}),(?=\\d{3}(,\\d{3})*(\\.\\d+)?$)");
    private final Consumer<Violation> faults;

    NumberText(Consumer<Violation> faults) {
        this.faults = faults;
    }

    /** A number within the range, both ends included. */
    Double number(String path, String text, double min, double max) {
        BigDecimal number = decimal(path, text);
        if (number == null) {
            return null;
        }
        double value = number.doubleValue();
        if (value < min || value > max) {
            faults.accept(Violation.outOfRange(path, "{field} must be from {0} to {1}", plain(min), plain(max)));
            return null;
        }
        return value;
    }

    /** A place in a list that is ordered by id, as a page of it gave it. */
    Long cursor(String path, String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException _) {
            faults.accept(Violation.malformed(path, "{field} is not one that a page of this list gave"));
            return null;
        }
    }

    /** A whole number within the range, both ends included. */
    Long whole(String path, String text, long min, long max) {
        BigDecimal number = decimal(path, text);
        if (number == null) {
            return null;
        }
        if (number.compareTo(BigDecimal.valueOf(min)) < 0 || number.compareTo(BigDecimal.valueOf(max)) > 0) {
            faults.accept(max == Long.MAX_VALUE ? Violation.outOfRange(path, "{field} must be at least {0}", min)
                    : Violation.outOfRange(path, "{field} must be from {0} to {1}", min, max));
            return null;
        }
        if (number.stripTrailingZeros().scale() > 0) {
            faults.accept(Violation.malformed(path, "{field} must be {0}", Message.of("a whole number")));
            return null;
        }
        return number.longValue();
    }

    private BigDecimal decimal(String path, String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(THOUSANDS.matcher(TextNormalizer.normal(text)).replaceAll(""));
            if (Math.abs((long) number.precision() - number.scale()) > 19) {
                faults.accept(Violation.outOfRange(path, "{field} is out of range"));
                return null;
            }
            return number;
        } catch (NumberFormatException _) {
            faults.accept(Violation.malformed(path, "'{0}' is not a number", text));
            return null;
        }
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
