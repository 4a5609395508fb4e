package io.sanjian.web.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.clock.BusinessZone;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.MessagePattern;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.StorableText;
import io.sanjian.web.problem.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Typed reading of a row, whether its values are JSON values or the text of table cells. What cannot be read becomes
 * a violation and reads as null; all faults of a row are gathered. Blank text is the same as nothing.
 */
public final class BodyFields {
    private static final Pattern LIST_SEPARATOR = Pattern.compile("[|;；、\\n]");

    private final TrackedFields row;
    private final List<Violation> violations = new ArrayList<>();
    private final List<Violation> warnings = new ArrayList<>();
    private final NumberText numbers = new NumberText(this::reject);

    public BodyFields(ObjectNode row) {
        this.row = new TrackedFields(row,
                name -> reject(Violation.malformed(name, "{field} must be {0}", Message.of("an object"))));
    }

    /** @throws ProblemException VALIDATION if there is no body */
    public static BodyFields ofBody(ObjectNode body) {
        if (body == null) {
            throw ProblemException.invalid(List.of(Violation.required("body")));
        }
        return new BodyFields(body);
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
        return strict(violations, warnings);
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

    /** As {@link #strictViolations}, of what was read already. */
    public static List<Violation> strict(List<Violation> violations, List<Violation> warnings) {
        return Stream.concat(violations.stream(), warnings.stream()
                .filter(warning -> warning.code().equals(Violation.UNKNOWN_FIELD))
                .map(warning -> Violation.of(warning.field(), warning.code(), "there is no field {field}"))).toList();
    }

    /** Rejects the row. */
    public void reject(Violation violation) {
        violations.add(violation);
    }

    /** Remarks on something in a row that is taken all the same. */
    public void warn(String field, String code, @MessagePattern String pattern, Object... arguments) {
        warnings.add(Violation.of(field, code, pattern, arguments));
    }

    /** Trimmed text of at most {@code maxLength} characters, or null. Numbers and true/false are read as their text. */
    public String text(String path, int maxLength) {
        JsonNode node = row.at(path);
        if (TrackedFields.absent(node)) {
            return null;
        }
        if (node.isContainerNode()) {
            reject(Violation.malformed(path, "{field} must be {0}", Message.of("text")));
            return null;
        }
        String text = node.asText().strip();
        Optional<Violation> fault = StorableText.fault(path, text);
        if (fault.isPresent()) {
            reject(fault.get());
            return null;
        }
        if (text.codePointCount(0, text.length()) > maxLength) {
            reject(Violation.of(path, "TOO_LONG", "{field} is longer than {0} characters", maxLength));
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    /** As {@link #text}, and its absence rejects the row. */
    public String requiredText(String path, int maxLength) {
        int before = violations.size();
        String text = text(path, maxLength);
        if (text == null && violations.size() == before) {
            reject(Violation.required(path));
        }
        return text;
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

    /** A constant by its name, upper or lower case, or by its Chinese label; null if absent. */
    public <E extends Enum<E>> E constant(String path, Class<E> type, Function<E, String> label) {
        String text = text(path, 100);
        if (text == null) {
            return null;
        }
        E[] constants = type.getEnumConstants();
        Optional<E> found = Stream.of(constants)
                .filter(e -> e.name().equalsIgnoreCase(text) || label.apply(e).equals(text)).findFirst();
        if (found.isEmpty()) {
            reject(Violation.unknownCode(path, text, Stream.of(constants).map(Enum::name).toList()));
        }
        return found.orElse(null);
    }

    /** Constants by their names, in the given order; empty if absent. */
    public <E extends Enum<E>> List<E> constants(String path, Class<E> type) {
        List<String> names = Stream.of(type.getEnumConstants()).map(Enum::name).toList();
        List<String> given = list(path, names.size(), 100);
        given.stream().filter(name -> !names.contains(name))
                .forEach(name -> reject(Violation.unknownCode(path, name, names)));
        return given.stream().filter(names::contains).map(name -> Enum.valueOf(type, name)).toList();
    }

    /**
     * A day: {@code yyyy-MM-dd}, also as spreadsheets write it (2026/1/20, 2026年1月20日, 20260120, 46042), or an RFC 3339
     * time, read as its day in Asia/Shanghai; null if absent.
     */
    public LocalDate date(String path) {
        Instant instant = instant(path);
        return instant == null ? null : instant.atZone(BusinessZone.ID).toLocalDate();
    }

    /** A moment: an RFC 3339 time, or a day as in {@link #date}, read as its start in Asia/Shanghai; null if absent. */
    public Instant instant(String path) {
        String text = text(path, 64);
        if (text == null) {
            return null;
        }
        try {
            Instant instant = DateTimeText.parse(text);
            if (DateTimeText.plausible(instant)) {
                return instant;
            }
            reject(Violation.outOfRange(path, "{field} must lie in the years {0} to {1}",
                    Integer.toString(DateTimeText.FIRST_YEAR), Integer.toString(DateTimeText.LAST_YEAR)));
        } catch (DateTimeException _) {
            reject(Violation.malformed(path, "'{0}' is neither a day (yyyy-MM-dd) nor an RFC 3339 time", text));
        }
        return null;
    }

    /** True or false, also as 是/否, yes/no, 1/0; null if absent. */
    public Boolean bool(String path) {
        String text = text(path, 10);
        return switch (text == null ? "" : text.toLowerCase(Locale.ROOT)) {
            case "" -> null;
            case "true", "yes", "y", "1", "是" -> true;
            case "false", "no", "n", "0", "否" -> false;
            default -> {
                reject(Violation.malformed(path, "'{0}' is neither true nor false", text));
                yield null;
            }
        };
    }

    /** A list, without blanks and repetitions: a JSON array of texts, or one text with {@code | ; 、} between the parts. */
    public List<String> list(String path, int maxSize, int maxLength) {
        JsonNode node = row.at(path);
        if (TrackedFields.absent(node)) {
            return List.of();
        }
        Stream<String> parts;
        if (node.isArray()) {
            if (node.valueStream().anyMatch(JsonNode::isContainerNode)) {
                reject(Violation.malformed(path, "{field} must be {0}", Message.of("a list of texts")));
                return List.of();
            }
            parts = node.valueStream().filter(n -> !n.isNull()).map(JsonNode::asText);
        } else {
            String text = text(path, maxSize * (maxLength + 1));
            parts = text == null ? Stream.empty() : LIST_SEPARATOR.splitAsStream(text);
        }
        List<String> list = parts.map(String::strip).filter(s -> !s.isEmpty()).distinct().toList();
        if (list.size() > maxSize || list.stream().anyMatch(s -> s.length() > maxLength)) {
            reject(Violation.of(path, "TOO_LONG", "{field} may have {0} entries of {1} characters", maxSize,
                    maxLength));
            return List.of();
        }
        Optional<Violation> fault = list.stream().flatMap(s -> StorableText.fault(path, s).stream()).findFirst();
        if (fault.isPresent()) {
            reject(fault.get());
            return List.of();
        }
        return list;
    }

    /** Whether the row says anything at this path. */
    public boolean has(String path) {
        return !TrackedFields.absent(row.at(path));
    }

    /** Warns of every field that nothing has asked for: a misspelt name must not go unnoticed. */
    public void warnOfUnread() {
        row.unasked()
                .forEach(path -> warn(path, Violation.UNKNOWN_FIELD, "there is no field {field}; it was not read"));
    }
}
