package io.sanjian.web.fields;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.clock.BusinessZone;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.MessagePattern;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Typed reading of a body, a row or query parameters, whether the values are JSON values or the text of table cells. What
 * cannot be read becomes a violation and reads as null; all that is wrong is gathered. Blank text is the same as nothing.
 */
public final class BodyFields {
    private static final int LONGEST_NAME = 100;
    /** More names than there are may be given: each that is not known is told of. */
    private static final int SEVERAL_NAMES = 50;

    private final TrackedFields row;
    /** How a fault is told that costs its field and not the row; null where it costs all. */
    private final UnaryOperator<Violation> leavingOut;
    private final List<Violation> violations = new ArrayList<>();
    private final List<Violation> warnings = new ArrayList<>();
    private final NumberText numbers = new NumberText(this::leaveOut);
    private final ConstantText constants = new ConstantText(this::leaveOut);
    private final MomentText moments = new MomentText(this::leaveOut);
    private final FieldTexts texts;

    public BodyFields(ObjectNode row) {
        this(row, null);
    }

    private BodyFields(ObjectNode row, UnaryOperator<Violation> leavingOut) {
        this.leavingOut = leavingOut;
        this.row = new TrackedFields(row,
                name -> leaveOut(Violation.malformed(name, "{field} must be {0}", Message.of("an object"))));
        this.texts = new FieldTexts(this.row, this::leaveOut);
    }

    /**
     * A row of many, of which a field that cannot be read costs the field, with a warning, and not the row. What a row means
     * nothing without is rejected all the same.
     *
     * @param told what is said of a field that was left out
     */
    public static BodyFields ofRow(ObjectNode row, UnaryOperator<Violation> told) {
        return new BodyFields(row, told);
    }

    /** @throws ProblemException VALIDATION if there is no body */
    public static BodyFields ofBody(ObjectNode body) {
        return new BodyFields(required(body));
    }

    /** The body. @throws ProblemException VALIDATION if there is none */
    public static ObjectNode required(ObjectNode body) {
        if (body == null) {
            throw ProblemException.invalid(List.of(Violation.required("body")));
        }
        return body;
    }

    /** A body that may be left out. */
    public static BodyFields ofOptionalBody(ObjectNode body) {
        return new BodyFields(body == null ? JsonNodeFactory.instance.objectNode() : body);
    }

    /**
     * Query parameters, which are read as the fields of a body are.
     *
     * @param namesAndValues each name with its value, which is null where the parameter is absent
     */
    public static BodyFields ofParameters(String... namesAndValues) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new BodyFields(parameters);
    }

    public List<Violation> violations() {
        return violations;
    }

    public List<Violation> warnings() {
        return warnings;
    }

    /** The faults of an API body, in which a field that is not known is a fault and not only worth a warning. */
    public List<Violation> strictViolations() {
        warnOfUnread();
        return Violation.strict(violations, warnings);
    }

    /** As {@link #requireNoFault}, of fields that were not all asked for. */
    public void requireReadable() {
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    /** Ends the reading of an API body. @throws ProblemException VALIDATION with every fault, if there is one */
    public void requireNoFault() {
        List<String> names = row.asked();
        List<Violation> faults = strictViolations().stream().map(fault -> fault.code().equals(Violation.UNKNOWN_FIELD)
                ? fault.allowing(names) : fault).toList();
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
    }

    /** Rejects the row. */
    public void reject(Violation violation) {
        violations.add(violation);
    }

    /** Tells of a field that cannot be read: it costs the row where callers can send it again, else only itself. */
    public void leaveOut(Violation fault) {
        if (leavingOut == null) {
            violations.add(fault);
        } else {
            warnings.add(leavingOut.apply(fault));
        }
    }

    /** Remarks on something in a row that is taken all the same. */
    public void warn(String field, String code, @MessagePattern String pattern, Object... arguments) {
        warnings.add(Violation.of(field, code, pattern, arguments));
    }

    /** Trimmed text of at most {@code maxLength} characters, or null. Numbers and true/false are read as their text. */
    public String text(String path, int maxLength) {
        return texts.text(path, maxLength, FieldTexts::shown);
    }

    /** As {@link #text}, and its absence rejects the row. */
    public String requiredText(String path, int maxLength) {
        return requiredText(path, maxLength, FieldTexts::shown);
    }

    /** As {@link #text}, with every character as it was sent: codes and secrets that another system reads. */
    public String verbatim(String path, int maxLength) {
        return texts.text(path, maxLength, String::strip);
    }

    /** As {@link #verbatim}, and its absence rejects the row. */
    public String requiredVerbatim(String path, int maxLength) {
        return requiredText(path, maxLength, String::strip);
    }

    private String requiredText(String path, int maxLength, UnaryOperator<String> form) {
        int before = violations.size();
        int warned = warnings.size();
        String text = texts.text(path, maxLength, form);
        if (text == null && warnings.size() > warned) {
            reject(warnings.removeLast());
        } else if (text == null && violations.size() == before) {
            reject(Violation.required(path));
        }
        return text;
    }

    /** As {@link #text}, of digits that name something: those that a program took for a number are given back. */
    public String code(String path, int maxLength) {
        return FieldTexts.code(text(path, maxLength));
    }

    /** As {@link #requiredText}, of digits that name something. */
    public String requiredCode(String path, int maxLength) {
        return FieldTexts.code(requiredText(path, maxLength));
    }

    /** Rejects the row if it says nothing at this path. */
    public void require(String path) {
        if (!has(path)) {
            reject(Violation.required(path));
        }
    }

    /** A number within the range, both ends included, or null. */
    public Double number(String path, double min, double max) {
        return numbers.number(path, text(path, 64), min, max);
    }

    /** As {@link #number(String, double, double)}, of a text that is a part of the field's. */
    public Double number(String path, String text, double min, double max) {
        return numbers.number(path, text, min, max);
    }

    /** A whole number within the range, both ends included, or null. */
    public Integer integer(String path, int min, int max) {
        return integer(path, text(path, 64), min, max);
    }

    /** As {@link #integer(String, int, int)}, of a text that was made of the field's. */
    public Integer integer(String path, String text, int min, int max) {
        Long number = numbers.whole(path, text, min, max);
        return number == null ? null : number.intValue();
    }

    /** The id of something that is stored: a whole number from 1, or null. */
    public Long id(String path) {
        return numbers.whole(path, text(path, 64), 1, Long.MAX_VALUE);
    }

    /** A place in a list that is ordered by id, as a page of it gave it; null if absent. */
    public Long cursor(String path) {
        return numbers.cursor(path, text(path, 64));
    }

    /** One of some constants by its name, upper or lower case, or by its Chinese label; null if absent. */
    public <E extends Enum<E>> E constant(String path, Class<E> type, Function<E, String> label) {
        return constant(path, List.of(type.getEnumConstants()), label);
    }

    /** As {@link #constant(String, Class, Function)}, by the name alone. */
    public <E extends Enum<E>> E constant(String path, Class<E> type) {
        return constant(path, type, Enum::name);
    }

    /** As {@link #constant(String, Class, Function)}, of constants that are not all of their type. */
    public <E extends Enum<E>> E constant(String path, List<E> allowed, Function<E, String> label) {
        return constants.among(path, text(path, LONGEST_NAME), allowed, Enum::name, label);
    }

    /** Constants by their names, upper or lower case, in the given order; empty if absent. */
    public <E extends Enum<E>> List<E> constants(String path, Class<E> type) {
        return constants(path, List.of(type.getEnumConstants()), Enum::name);
    }

    /** As {@link #constants(String, Class)}, by their Chinese labels too and of constants that are not all of their type. */
    public <E extends Enum<E>> List<E> constants(String path, List<E> allowed, Function<E, String> label) {
        return list(path, Math.max(allowed.size(), SEVERAL_NAMES), LONGEST_NAME).stream()
                .map(text -> constants.among(path, text, allowed, Enum::name, label))
                .filter(Objects::nonNull).distinct().toList();
    }

    /** As {@link #constants(String, Class)}, by their Chinese labels too and in the order of their type. */
    public <E extends Enum<E>> Set<E> constantSet(String path, Class<E> type, Function<E, String> label) {
        Set<E> set = EnumSet.noneOf(type);
        set.addAll(constants(path, List.of(type.getEnumConstants()), label));
        return set;
    }

    /** One of some words, upper or lower case, as it is spelt among those that are allowed; null if absent. */
    public String choice(String path, List<String> allowed) {
        return constants.among(path, text(path, LONGEST_NAME), allowed, Function.identity(), Function.identity());
    }

    /**
     * A day: {@code yyyy-MM-dd}, also as spreadsheets write it (2026/1/20, 2026年1月20日, 20260120, 46042), or an RFC 3339
     * time, read as its day in Asia/Shanghai; null if absent.
     */
    public LocalDate date(String path) {
        return date(path, text(path, 64));
    }

    /** As {@link #date(String)}, of a text that is a part of the field's. */
    public LocalDate date(String path, String text) {
        Instant instant = moments.instant(path, text);
        return instant == null ? null : instant.atZone(BusinessZone.ID).toLocalDate();
    }

    /** A moment: an RFC 3339 time, or a day as in {@link #date}, read as its start in Asia/Shanghai; null if absent. */
    public Instant instant(String path) {
        return moments.instant(path, text(path, 64));
    }

    /** True or false, also as 是/否, yes/no, 1/0; null if absent. */
    public Boolean bool(String path) {
        return constants.truth(path, text(path, 20));
    }

    /** A list, without blanks and repetitions: a JSON array of texts, or one text with {@code | ; 、} between the parts. */
    public List<String> list(String path, int maxSize, int maxLength) {
        return texts.list(path, maxSize, maxLength);
    }

    /** Whether the row says anything at this path. */
    public boolean has(String path) {
        return !TrackedFields.absent(row.at(path));
    }

    /** Warns of every field that nothing has asked for: a misspelt name must not go unnoticed. */
    public void warnOfUnread() {
        row.unasked()
                .forEach(path -> warn(path, Violation.UNKNOWN_FIELD, "there is no field {name}; it was not read"));
    }
}
