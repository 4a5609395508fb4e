package io.sanjian.delivery;

/**
 * Words of employers as a telephone may show them. Whatever reaches a phone (fields of subscribe messages, text messages, the inbox,
 * what is read out) goes through here before its length is measured: a title may hold what no phone shows, what turns the rest of a
 * message round, or what passes it off as somebody else's.
 */
public final class PhoneText {
    /** Combining marks that one character may carry; with more they run over the lines around. */
    private static final int MOST_MARKS = 2;

    private PhoneText() {
    }

    /**
     * One line: runs of spaces and line breaks as one space; without control and format characters (zero width, direction, tags), variation
     * selectors, unassigned and private ones, halves of characters, and letters that show as nothing. Empty where nothing is left.
     */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        int marks = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            marks = isMark(c) ? marks + 1 : 0;
            if (isSpace(c)) {
                if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            } else if (!isHidden(c) && marks <= MOST_MARKS) {
                line.appendCodePoint(c);
            }
        }
        return line.toString().strip();
    }

    /** The same for the body of a text message, in which 【】 alone mark who sends it. */
    public static String sms(String text) {
        StringBuilder body = new StringBuilder(line(text));
        for (int i = 0; i < body.length(); i++) {
            switch (body.charAt(i)) {
                case '【', '〖' -> body.setCharAt(i, '（');
                case '】', '〗' -> body.setCharAt(i, '）');
                default -> {
                    // as it is
                }
            }
        }
        return body.toString();
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.ENCLOSING_MARK ->
                true;
            default -> isVariationSelector(c) || isBlankLetter(c);
        };
    }

    private static boolean isVariationSelector(int c) {
        return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF || c >= 0x180B && c <= 0x180F;
    }

    /** Fillers of Hangul, the empty pattern of Braille, the sign for a missing object or character, the grapheme joiner. */
    private static boolean isBlankLetter(int c) {
        return switch (c) {
            case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0xFFFC, 0xFFFD, 0x034F, 0x17B4, 0x17B5 -> true;
            default -> false;
        };
    }
}
