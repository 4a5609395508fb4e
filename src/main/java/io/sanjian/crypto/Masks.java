package io.sanjian.crypto;

import java.util.regex.Pattern;

/** What an answer or a log line may show of a name or number. */
public final class Masks {
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d([ -]?\\d){9,}[Xx]?");

    /** A mobile number, however it is spaced, or an identity number; digits before or after make it another number. */
    private static final Pattern NUMBER_OF_A_PERSON = Pattern.compile(
            "(?<!\\d)(?:1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}|[1-9]\\d{5}(?:18|19|20)\\d{9}[\\dXx])(?!\\d)");

    private Masks() {
    }

    /** The family name's first character: 张*. The length of the name is not told. */
    public static String name(String name) {
        return name == null || name.isEmpty() ? name : name.substring(0, name.offsetByCodePoints(0, 1)) + '*';
    }

    /** 138****5678. */
    public static String phone(String phone) {
        return middle(phone, 3, 4);
    }

    /** 500***********1234: the birth date is among the hidden digits. */
    public static String idNumber(String idNumber) {
        return middle(idNumber, 3, 4);
    }

    /** A message without runs of ten digits and more: whatever column a number was put into, it must not be echoed. */
    public static String scrub(String message) {
        return message == null ? null
                : LONG_NUMBER.matcher(message).replaceAll(found -> "*".repeat(found.group().length()));
    }

    /** A text without mobile and identity numbers; other numbers, such as codes of villages, stay. */
    public static String hide(String text) {
        return text == null ? null
                : NUMBER_OF_A_PERSON.matcher(text).replaceAll(found -> "*".repeat(found.group().length()));
    }

    private static String middle(String text, int head, int tail) {
        if (text == null) {
            return null;
        }
        int hidden = text.length() - head - tail;
        return hidden <= 0 ? "*".repeat(text.length())
                : text.substring(0, head) + "*".repeat(hidden) + text.substring(text.length() - tail);
    }
}
