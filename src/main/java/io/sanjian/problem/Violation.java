package io.sanjian.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sanjian.privacy.Masks;
import java.util.List;

/**
 * One fault in what a caller sent.
 *
 * @param field   JSON path or parameter name, such as {@code pay.unit}
 * @param code    stable code, such as {@code REQUIRED}, {@code UNKNOWN_CODE}, {@code OUT_OF_RANGE}, {@code MALFORMED}
 * @param message one sentence in English
 * @param allowed the allowed values where they can be listed (at most 50), else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(String field, String code, String message, List<String> allowed) {

    /** What a caller sent may come back in a message, but not the number of a person. */
    public Violation {
        field = Masks.hide(field);
        message = Masks.hide(message);
    }

    public static Violation required(String field) {
        return new Violation(field, "REQUIRED", field + " is required", null);
    }

    public static Violation malformed(String field, String message) {
        return new Violation(field, "MALFORMED", message, null);
    }

    public static Violation outOfRange(String field, String message) {
        return new Violation(field, "OUT_OF_RANGE", message, null);
    }

    public static Violation unknownCode(String field, Object value, List<String> allowed) {
        return new Violation(field, "UNKNOWN_CODE", "'" + value + "' is not a known " + field, allowed);
    }
}
