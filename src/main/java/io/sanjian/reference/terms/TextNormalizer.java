package io.sanjian.reference.terms;

/** The form in which texts, names and dictionaries are compared. One character stays one, so that offsets hold. */
public final class TextNormalizer {

    private TextNormalizer() {
    }

    /** Full-width letters, digits and signs as plain ones, capitals as small letters. */
    public static char normal(char c) {
        return Character.toLowerCase(c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c);
    }

    /** {@link #normal(char)} of each character. */
    public static String normal(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = normal(chars[i]);
        }
        return new String(chars);
    }
}
