package io.sanjian.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sanjian.crypto.Masks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fault in what a caller sent.
 *
 * @param field   JSON path or parameter name, such as {@code pay.unit}
 * @param code    stable code, such as {@code REQUIRED}, {@code UNKNOWN_CODE}, {@code OUT_OF_RANGE}, {@code MALFORMED}
 * @param message one sentence in English
 * @param allowed the allowed values where they can be listed (at most 50), else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(String field, String code, String message, @Nullable List<String> allowed) {
    /** Nobody needs to be told more at once, and an answer must not grow with what was sent. */
    public static final int MOST_TOLD = 50;
    private static final int LONGEST_FIELD = 200;
    private static final int LONGEST_MESSAGE = 500;

    /**
     * What a caller sent may come back in a message, but not the number of a person, nor all of a long text; a name of
     * blanks is quoted.
     */
    public Violation {
        field = StorableText.cut(Masks.hide(field.isBlank() ? "'" + field + "'" : field), LONGEST_FIELD);
        message = StorableText.cut(Masks.hide(message), LONGEST_MESSAGE);
    }

    /** The first of them, as many as are told at once. */
    public static List<Violation> told(List<Violation> violations) {
        return violations.size() <= MOST_TOLD ? violations : violations.subList(0, MOST_TOLD);
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
        return new Violation(field, "UNKNOWN_CODE", "'" + value + "' is not an allowed value of " + field, allowed);
    }
}
