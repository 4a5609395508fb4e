package io.sanjian.reading;

import io.sanjian.reference.terms.TextNormalizer;

/** Brings text into the form in which the dictionaries are written. */
final class Texts {
    private Texts() {
    }

    /**
     * Full-width letters, digits and marks as ASCII, lower case, any other white space as one blank, and no blank inside a word that
     * was spread out for looks ("普 工", "注 塑 工").
     */
    static String normal(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = TextNormalizer.normal(text.charAt(i));
            if (c == '\n') {
                out.append(c);
            } else if (Character.isWhitespace(c) || c == '\u3000' || c == '\u00A0') {
                if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ' && !insideSpreadWord(text, i)) {
                    out.append(' ');
                }
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    static boolean isHan(char c) {
        return c >= '\u4E00' && c <= '\u9FFF';
    }

    static boolean isAsciiLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z';
    }

    /** Whether the blank stands between Han characters of which at least one stands alone between blanks. */
    private static boolean insideSpreadWord(String text, int blank) {
        return blank > 0 && blank + 1 < text.length() && isHan(text.charAt(blank - 1)) && isHan(text.charAt(blank + 1))
                && (alone(text, blank - 1) || alone(text, blank + 1));
    }

    private static boolean alone(String text, int at) {
        return (at == 0 || !isHan(text.charAt(at - 1))) && (at + 1 == text.length() || !isHan(text.charAt(at + 1)));
    }
}
