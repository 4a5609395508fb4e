package io.sanjian.delivery.wechat;

import io.sanjian.delivery.PhoneText;
import io.sanjian.delivery.PickLine;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Types of the fields of subscribe messages, with the limits that WeChat documents for them. The name of a field is its type
 * and a number.
 */
enum FieldType {
    /** Anything. */
    THING(20, ".+", text -> PickLine.cut(text, 20)),
    /** Digits, with a decimal point. */
    NUMBER(32, "[+-]?\\d+(\\.\\d+)?", text -> text.replace(",", "")),
    /** Letters. */
    LETTER(32, "[A-Za-z]+", text -> text.replaceAll("[^A-Za-z]", "")),
    /** Signs. */
    SYMBOL(5, "[^\\p{L}\\p{N}\\s]+", text -> text.replaceAll("[\\p{L}\\p{N}\\s\\x{10000}-\\x{10FFFF}]", "")),
    /** Digits, letters and signs. */
    CHARACTER_STRING(32, "[\\x21-\\x7e]+( [\\x21-\\x7e]+)*", text -> text.replaceAll("[^\\x20-\\x7e]", "").strip()),
    /** A time of day, a day before it if need be, or a stretch. */
    TIME(40, Times.STRETCH, text -> text),
    /** A day, a time after it if need be, or a stretch. */
    DATE(40, Times.STRETCH, text -> text),
    /** Sign of a currency, digits, 元. */
    AMOUNT(14, "[¥$€£]?\\d{1,10}(\\.\\d{1,2})?元?", text -> text),
    PHONE_NUMBER(17, "[+\\d][\\d-]*", text -> text.replace(" ", "")),
    CAR_NUMBER(8, ".+", text -> text),
    /** A name in Han or in letters. */
    NAME(20, "[\\p{IsHan}·]{1,10}|[A-Za-z .]{1,20}", FieldType::name),
    /** A few Han. */
    PHRASE(5, "\\p{IsHan}{1,5}", text -> PickLine.head(text.replaceAll("[^\\p{IsHan}]", ""), 5));

    private final int limit;
    private final Pattern allowed;
    private final UnaryOperator<String> brought;

    FieldType(int limit, String allowed, UnaryOperator<String> brought) {
        this.limit = limit;
        this.allowed = Pattern.compile(allowed);
        this.brought = brought;
    }

    /** Patterns of times. */
    private static final class Times {
        static final String CLOCK = "\\d{1,2}:\\d{2}(:\\d{2})?";
        static final String DAY = "\\d{4}(年\\d{1,2}月\\d{1,2}日|-\\d{1,2}-\\d{1,2})";
        static final String MOMENT = "(" + DAY + "( ?" + CLOCK + ")?|" + CLOCK + ")";
        static final String STRETCH = MOMENT + "(~" + MOMENT + ")?";
    }

    /** The type of a field such as {@code character_string2}; empty where there is none of that name. */
    static Optional<FieldType> of(String field) {
        String type = field.replaceFirst("\\d+$", "").toUpperCase(Locale.ROOT);
        return type.length() == field.length() ? Optional.empty()
                : Arrays.stream(values()).filter(each -> each.name().equals(type)).findAny();
    }

    /** Most characters (code points). */
    int limit() {
        return limit;
    }

    /** The text as the field takes it, shortened with care; empty where nothing of it fits. */
    Optional<String> fit(String text) {
        return Optional.of(brought.apply(PhoneText.line(text)))
                .filter(value -> PickLine.length(value) <= limit && allowed.matcher(value).matches());
    }

    private static String name(String text) {
        String han = text.replaceAll("[^\\p{IsHan}·]", "");
        return han.isEmpty() ? PickLine.head(text.replaceAll("[^A-Za-z .]", "").strip(), 20) : PickLine.head(han, 10);
    }
}
