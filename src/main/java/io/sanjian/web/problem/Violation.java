package io.sanjian.web.problem;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.sanjian.crypto.Masks;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One fault in what a caller sent.
 *
 * @param field   JSON path or parameter name, such as {@code pay.unit}
 * @param code    stable code, such as {@code REQUIRED}, {@code UNKNOWN_CODE}, {@code OUT_OF_RANGE}, {@code MALFORMED}
 * @param message one sentence, in English until it is known who reads it
 * @param allowed the allowed values where they can be listed (at most 50), else null
 * @param said    what the message says, in whatever language
 * @param column  letter of the column of a table in which it stands, else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(String field, String code, String message, @Nullable List<String> allowed,
        @JsonIgnore @Schema(hidden = true) Message said, @Nullable String column) implements Worded {
    /** Nobody needs to be told more at once, and an answer must not grow with what was sent. */
    public static final int MOST_TOLD = 50;
    public static final String UNKNOWN_FIELD = "UNKNOWN_FIELD";
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

    private Violation(String code, List<String> allowed, Message said) {
        this(said.field(), code, said.toString(), allowed, said, null);
    }

    public Violation(String field, String code, @MessagePattern String pattern, List<String> allowed) {
        this(code, allowed, Message.about(field, pattern));
    }

    /** @param arguments what stands in the places of the pattern */
    public static Violation of(String field, String code, @MessagePattern String pattern, Object... arguments) {
        return new Violation(code, null, Message.about(field, pattern, arguments));
    }

    /** The first of them, as many as are told at once. */
    public static List<Violation> told(List<Violation> violations) {
        return violations.size() <= MOST_TOLD ? violations : violations.subList(0, MOST_TOLD);
    }

    /** The faults of an API body, in which a field that is not known is a fault and not only worth a warning. */
    public static List<Violation> strict(List<Violation> violations, List<Violation> warnings) {
        return Stream
                .concat(violations.stream(), warnings.stream().filter(warning -> warning.code().equals(UNKNOWN_FIELD))
                        .map(warning -> of(warning.field(), warning.code(), "there is no field {name}")))
                .toList();
    }

    public static Violation required(String field) {
        return of(field, "REQUIRED", "{field} is required");
    }

    public static Violation malformed(String field, @MessagePattern String pattern, Object... arguments) {
        return of(field, "MALFORMED", pattern, arguments);
    }

    public static Violation outOfRange(String field, @MessagePattern String pattern, Object... arguments) {
        return of(field, "OUT_OF_RANGE", pattern, arguments);
    }

    public static Violation unknownCode(String field, Object value, List<String> allowed) {
        return of(field, "UNKNOWN_CODE", "'{0}' is not an allowed value of {field}", value).allowing(allowed);
    }

    /** The same with the values that would have been right. */
    public Violation allowing(List<String> values) {
        return new Violation(field, code, message, values, said, column);
    }

    /** The same in a column of a table, by its letter. */
    public Violation in(String letter) {
        return new Violation(field, code, message, allowed, said, letter);
    }

    /** The same on another field, such as that of the body that holds the one at fault. */
    public Violation on(String otherField) {
        return new Violation(code, allowed, said.on(otherField));
    }

    /** Without anything that looks like a number of a person, whatever column it was put into. */
    public Violation scrubbed() {
        return new Violation(code, allowed, said.withTexts(Masks::scrub).on(Masks.scrub(field)));
    }

    /** Without what was sent: a name that slipped into another column must not come back. */
    public Violation withoutEcho() {
        return new Violation(code, allowed, said.withoutTexts());
    }

    @Override
    public Violation in(Wording wording) {
        return new Violation(field, code, wording.text(said), allowed, said, column);
    }

    /** All of them in that language. */
    public static List<Violation> in(Wording wording, List<Violation> violations) {
        return violations == null ? null : violations.stream().map(violation -> violation.in(wording)).toList();
    }
}
