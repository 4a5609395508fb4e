package io.sanjian.imports;

import io.sanjian.web.problem.Violation;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;

/** Why the value of a cell is not what somebody entered: what is left of it must not be taken for it. */
enum LostCell {
    /** {@code #N/A}, {@code #VALUE!} and the like. */
    ERROR {
        @Override
        Violation told(String field) {
            return Violation.of(field, "FORMULA_ERROR",
                    "The cell of {field} shows an error of the spreadsheet; it was left out");
        }
    },
    /** What programs write for no value. */
    MISSING {
        @Override
        Violation told(String field) {
            return Violation.of(field, "NO_VALUE",
                    "The cell of {field} holds a program's word for no value; it was left out");
        }
    },
    /** A spreadsheet keeps 15 digits of a number; of longer ones the last are noughts. */
    DIGITS {
        @Override
        Violation told(String field) {
            return Violation.of(field, "PRECISION_LOST",
                    "The cell of {field} was stored as a number and has lost digits; "
                            + "give the column the format text and enter the number again");
        }
    },
    /** 〃 where every row has a value of its own. */
    REPEATED {
        @Override
        Violation told(String field) {
            return Violation.of(field, "REPEATED", "{field} must be written out in every row");
        }
    };

    static final int DIGITS_KEPT = 15;
    private static final Set<String> ERRORS = Set.of("#N/A", "#N/A!", "#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#NUM!",
            "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#UNKNOWN!", "#CONNECT!", "#GETTING_DATA");
    /** pandas, R, SQL and Java. Short words of people (无) are theirs, and mean something. */
    private static final Set<String> NOTHING =
            Set.of("NaN", "nan", "NaT", "<NA>", "NA", "N/A", "n/a", "NULL", "null", "None",
                    "(null)", "\\N", "undefined");
    /** Noughts in the place of digits: {@code 5.00236E+17}; also columns too narrow for what is in them. */
    private static final Pattern SCIENTIFIC = Pattern.compile("-?\\d(?:\\.\\d+)?[eE]\\+(\\d{2,3})");
    private static final Pattern TOO_NARROW = Pattern.compile("#{3,}");

    abstract Violation told(String field);

    /** What is lost of a text cell, or null. */
    static LostCell ofText(String text) {
        if (text.isEmpty() || text.length() > 24) {
            return null;
        }
        char first = text.charAt(0);
        if (first == '#') {
            return ERRORS.contains(text) || TOO_NARROW.matcher(text).matches() ? ERROR : null;
        }
        if (first >= '0' && first <= '9' || first == '-') {
            return text.indexOf('+') > 0 && SCIENTIFIC.matcher(text).matches() && lost(text) ? DIGITS : null;
        }
        return NOTHING.contains(text) ? MISSING : null;
    }

    /** A text form shows fewer digits than the number has. */
    private static boolean lost(String text) {
        BigDecimal number = new BigDecimal(text);
        return number.scale() < 0 && number.precision() - (long) number.scale() > 10;
    }

    /** What is lost of a cell that is a number, or null. */
    static LostCell ofNumber(BigDecimal number) {
        return number.precision() - (long) number.scale() > DIGITS_KEPT ? DIGITS : null;
    }
}
