package io.sanjian.web.problem;

import java.util.Optional;

/** Which texts can be kept as they are given: PostgreSQL has no NUL, and half a surrogate pair is no character at all. */
public final class StorableText {
    /** What stands for bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {
    }

    /** The fault of a text that cannot be kept; empty for nearly all. */
    public static Optional<Violation> fault(String field, String text) {
        return text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c)) ? Optional.empty()
                : text.indexOf('\0') >= 0 ? Optional.of(Violation.malformed(field, "{field} contains a NUL character"))
                        : text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                                ? Optional.of(Violation.malformed(field, "{field} contains half a character"
                                        + " (a surrogate without its other half)"))
                                : Optional.empty();
    }

    /** The beginning of a text that is longer than that many characters; no character is cut in two. */
    static String cut(String text, int length) {
        if (text == null || text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + '…';
    }

    /** As {@link #fault}, of a parameter that was decoded from bytes. */
    static Optional<Violation> faultOfParameter(String name, String value) {
        return fault(name, value).or(() -> value.indexOf(REPLACEMENT) < 0 ? Optional.empty()
                : Optional.of(Violation.malformed(name, "{field} is not UTF-8")));
    }
}
