package io.sanjian.web.problem;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is said to a caller, before it is known in which language: a {@link Wording} turns it into text.
 *
 * @param pattern   the English sentence; {@code {0}}, {@code {1}} ... stand for the arguments and {@code {field}} for what the
 *                  field is called that it is about, {@code {name}} for its name as the caller wrote it. It is also the key
 *                  under which its Chinese is found
 * @param field     JSON path or parameter name, or null where it is about none
 * @param arguments numbers, texts, days, constants, or messages in their turn
 */
public record Message(String pattern, String field, List<Object> arguments) {

    /** Stands in the place of a text that must not be repeated. */
    enum Hidden {
        VALUE
    }

    public static Message of(@MessagePattern String pattern, Object... arguments) {
        return about(null, pattern, arguments);
    }

    /** A message on a field. */
    public static Message about(String field, @MessagePattern String pattern, Object... arguments) {
        return new Message(pattern, field, Arrays.asList(arguments));
    }

    /** The same on another field. */
    Message on(String otherField) {
        return new Message(pattern, otherField, arguments);
    }

    /** With every text in it changed. */
    Message withTexts(UnaryOperator<String> change) {
        return new Message(change.apply(pattern), field, arguments.stream()
                .map(argument -> argument instanceof String text ? (Object) change.apply(text) : argument).toList());
    }

    /** Without the texts among the arguments, which a caller sent. */
    Message withoutTexts() {
        return new Message(pattern, field, arguments.stream()
                .map(argument -> argument instanceof String ? (Object) Hidden.VALUE : argument).toList());
    }

    /** In English. */
    @Override
    public String toString() {
        return Wording.ENGLISH.text(this);
    }
}
