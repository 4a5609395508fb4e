package io.sanjian.web.problem;

import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says {@link Message}s in one language. */
public final class Wording {
    /** As the patterns are written. */
    public static final Wording ENGLISH =
            new Wording("en", new Marks("'", "'", "The value", ", "), Map.of(), Map.of(), Map.of());
    private static final Pattern PLACE = Pattern.compile("\\{(\\d|field|name)}");
    private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

    private final String language;
    private final Marks marks;
    private final Map<String, String> messages;
    private final Map<String, String> fields;
    private final Map<String, String> words;

    /**
     * @param language tag of RFC 5646
     * @param messages sentence of each English pattern
     * @param fields   what a field is called; one that is missing is called by its name
     * @param words    what a constant is called; one that is missing is called by its name
     */
    Wording(String language, Marks marks, Map<String, String> messages, Map<String, String> fields,
            Map<String, String> words) {
        this.language = language;
        this.marks = marks;
        this.messages = messages;
        this.fields = fields;
        this.words = words;
    }

    /** How a language quotes and lists. @param value what is said instead of a text that must not be repeated */
    record Marks(String open, String close, String value, String comma) {
    }

    /** Tag of RFC 5646. */
    public String language() {
        return language;
    }

    /** The sentence; in English where this language has none. */
    public String text(Message message) {
        String pattern = messages.getOrDefault(message.pattern(), message.pattern());
        for (int i = 0; i < message.arguments().size(); i++) {
            if (message.arguments().get(i) == Message.Hidden.VALUE) {
                pattern = pattern.replace(marks.open() + "{" + i + "}" + marks.close(), marks.value());
            }
        }
        return PLACE.matcher(pattern)
                .replaceAll(place -> Matcher.quoteReplacement(filling(place.group(), place.group(1), message)));
    }

    private String filling(String place, String name, Message message) {
        if (name.equals("field")) {
            return message.field() == null ? place : field(message.field());
        }
        if (name.equals("name")) {
            return message.field() == null ? place : message.field();
        }
        int index = name.charAt(0) - '0';
        return index < message.arguments().size() ? said(message.arguments().get(index)) : place;
    }

    private String said(Object argument) {
        return switch (argument) {
            case null -> "null";
            case Message message -> text(message);
            case Message.Hidden _ -> marks.value();
            case Enum<?> constant -> words.getOrDefault(constant.name(), constant.name());
            case Collection<?> several -> several.stream().map(this::said).collect(Collectors.joining(marks.comma()));
            default -> argument.toString();
        };
    }

    private String field(String path) {
        String name = INDEX.matcher(path).replaceAll("");
        return fields.getOrDefault(name, path);
    }
}
