package io.sanjian.index.search;

import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads query parameters and gathers their faults. A parameter that is absent or blank reads as null. */
final class Parameters {
    private final List<Violation> faults = new ArrayList<>();

    void reject(Violation fault) {
        faults.add(fault);
    }

    void throwIfAny() {
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
    }

    /** A misspelt parameter must not widen a search unnoticed, nor the first of two be taken alone. */
    void only(List<String> known, Map<String, List<String>> given) {
        given.forEach((name, values) -> {
            if (!known.contains(name)) {
                reject(Violation.of(name, Violation.UNKNOWN_FIELD, "there is no parameter {field}").allowing(known));
            } else if (values.size() > 1) {
                reject(Violation.malformed(name, "{field} can be given once"));
            }
        });
    }

    static String given(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The constant with this name in any case. */
    <E extends Enum<E>> E constant(String name, String value, List<E> allowed) {
        if (given(value) == null) {
            return null;
        }
        for (E constant : allowed) {
            if (constant.name().equalsIgnoreCase(value.strip())) {
                return constant;
            }
        }
        reject(Violation.unknownCode(name, value.strip(), allowed.stream().map(Enum::name).toList()));
        return null;
    }

    Integer integer(String name, String value, int min, int max) {
        Double number = number(name, value, min, max);
        if (number != null && number != Math.rint(number)) {
            reject(Violation.malformed(name, "{field} must be {0}", Message.of("a whole number")));
            return null;
        }
        return number == null ? null : number.intValue();
    }

    Double number(String name, String value, double min, double max) {
        if (given(value) == null) {
            return null;
        }
        try {
            double number = new BigDecimal(value.strip()).doubleValue();
            if (number >= min && number <= max) {
                return number;
            }
            reject(Violation.outOfRange(name, "{field} must be from {0} to {1}", plain(min), plain(max)));
        } catch (NumberFormatException e) {
            reject(Violation.malformed(name, "'{0}' is not a number", value));
        }
        return null;
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
