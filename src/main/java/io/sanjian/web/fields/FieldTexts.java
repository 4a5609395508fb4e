package io.sanjian.web.fields;

import com.fasterxml.jackson.databind.JsonNode;
import io.sanjian.reference.terms.PlainText;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.StorableText;
import io.sanjian.web.problem.Violation;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the texts of fields, and lists of texts: null or empty where there is none, or a fault is told. */
final class FieldTexts {
    private static final Pattern LIST_SEPARATOR = Pattern.compile("[|;；、\\n]");
    /** What spreadsheet programs write so that digits stay text: {@code ="00123"}, {@code '00123}. */
    private static final Pattern AS_TEXT = Pattern.compile("=\"([^\"]*)\"|'([\\d=+-][^']*)");
    /** What programs make of whole numbers in a column with gaps: {@code 1001.0}. */
    private static final Pattern WHOLE = Pattern.compile("(\\d+)\\.0+");

    private final TrackedFields row;
    private final Consumer<Violation> faults;

    FieldTexts(TrackedFields row, Consumer<Violation> faults) {
        this.row = row;
        this.faults = faults;
    }

    /**
     * Text of at most {@code maxLength} characters. Numbers and true/false are read as their text.
     *
     * @param form what is made of the text as it was sent
     */
    String text(String path, int maxLength, UnaryOperator<String> form) {
        JsonNode node = row.at(path);
        if (TrackedFields.absent(node)) {
            return null;
        }
        if (node.isContainerNode()) {
            faults.accept(Violation.malformed(path, "{field} must be {0}", Message.of("text")));
            return null;
        }
        String text = form.apply(node.asText());
        Optional<Violation> fault = StorableText.fault(path, text);
        if (fault.isPresent()) {
            faults.accept(fault.get());
            return null;
        }
        if (text.codePointCount(0, text.length()) > maxLength) {
            faults.accept(Violation.of(path, "TOO_LONG", "{field} is longer than {0} characters", maxLength));
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    /** Without blanks and repetitions: a JSON array of texts, or one text with {@code | ; 、} between the parts. */
    List<String> list(String path, int maxSize, int maxLength) {
        JsonNode node = row.at(path);
        if (TrackedFields.absent(node)) {
            return List.of();
        }
        Stream<String> parts;
        if (node.isArray()) {
            if (node.valueStream().anyMatch(JsonNode::isContainerNode)) {
                faults.accept(Violation.malformed(path, "{field} must be {0}", Message.of("a list of texts")));
                return List.of();
            }
            parts = node.valueStream().filter(n -> !n.isNull()).map(JsonNode::asText);
        } else {
            String text = text(path, maxSize * (maxLength + 1), FieldTexts::shown);
            parts = text == null ? Stream.empty() : LIST_SEPARATOR.splitAsStream(text);
        }
        List<String> list = parts.map(FieldTexts::shown).filter(s -> !s.isEmpty()).distinct().toList();
        if (list.size() > maxSize || list.stream().anyMatch(s -> s.length() > maxLength)) {
            faults.accept(Violation.of(path, "TOO_LONG", "{field} may have {0} entries of {1} characters", maxSize,
                    maxLength));
            return List.of();
        }
        Optional<Violation> fault = list.stream().flatMap(s -> StorableText.fault(path, s).stream()).findFirst();
        if (fault.isPresent()) {
            faults.accept(fault.get());
            return List.of();
        }
        return list;
    }

    /** A text as a person sees it. */
    static String shown(String text) {
        String plain = PlainText.of(text);
        if (plain.startsWith("=\"") || plain.startsWith("'")) {
            Matcher asText = AS_TEXT.matcher(plain);
            return asText.matches() ? PlainText.of(asText.group(1) == null ? asText.group(2) : asText.group(1)) : plain;
        }
        return plain;
    }

    /** Digits that name something, given back where a program took them for a number; null stays null. */
    static String code(String text) {
        Matcher whole = WHOLE.matcher(text == null ? "" : text);
        return whole.matches() ? whole.group(1) : text;
    }
}
