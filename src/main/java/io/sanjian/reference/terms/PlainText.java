package io.sanjian.reference.terms;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Text without what nobody sees and everybody stumbles over: blanks of every kind become the ordinary one, format and control
 * characters go (zero-width blanks, marks of direction, soft hyphens), and radicals that PDF programs write in the place of
 * characters become the characters ({@code 普⼯}). Line ends and tabs stay. Everything that is seen stays as it is written.
 */
public final class PlainText {
    /** Radicals of U+2E80 to U+2EFF that stand for a whole character and that NFKC leaves alone. */
    private static final String SUPPLEMENT = "⺁厂⺎兀⺒巳⺓幺⺝月⺠民⺬示⺶羊⺼月⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食"
            + "⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙";
    private static final Map<Integer, Character> RADICALS = radicals();

    private PlainText() {
    }

    private static Map<Integer, Character> radicals() {
        Map<Integer, Character> radicals = new HashMap<>();
        for (int i = 0; i < SUPPLEMENT.length(); i += 2) {
            radicals.put((int) SUPPLEMENT.charAt(i), SUPPLEMENT.charAt(i + 1));
        }
        return Map.copyOf(radicals);
    }

    /** The text as it is seen, without blanks around it; NUL, which no text may have, stays for whoever refuses it. */
    public static String of(String text) {
        int i = 0;
        while (i < text.length() && ordinary(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text.strip();
        }
        StringBuilder plain = new StringBuilder(text.length()).append(text, 0, i);
        text.codePoints().skip(text.codePointCount(0, i)).forEach(point -> append(plain, point));
        return plain.toString().strip();
    }

    /** Whether nothing of the text is seen. */
    public static boolean blank(String text) {
        return of(text).isEmpty();
    }

    /** Without any blanks at all, as names of things are compared. */
    public static String withoutBlanks(String text) {
        StringBuilder dense = new StringBuilder(text.length());
        of(text).codePoints().filter(point -> !Character.isWhitespace(point)).forEach(dense::appendCodePoint);
        return dense.toString();
    }

    /** Characters that nearly all texts are made of, and that stay. */
    private static boolean ordinary(char c) {
        return c >= ' ' && c < 0x7F || c >= 0x4E00 && c <= 0x9FFF || c > 0x3000 && c < 0x3130
                || c > 0xFF00 && c < 0xFF5F
                || c == '\n';
    }

    private static void append(StringBuilder plain, int point) {
        if (point >= 0x2E80 && point <= 0x2FD5 || point >= 0xF900 && point <= 0xFAFF
                || point >= 0x2F800 && point <= 0x2FA1F) {
            Character whole = RADICALS.get(point);
            plain.append(whole != null ? whole.toString()
                    : Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC));
        } else if (blank(point)) {
            plain.append(' ');
        } else if (point < ' ' ? point == '\n' || point == '\r' || point == '\t' || point == 0
                : Character.getType(point) != Character.FORMAT && Character.getType(point) != Character.CONTROL) {
            plain.appendCodePoint(point);
        }
    }

    /** Blanks by their category, and letters that are drawn as nothing: braille without dots, fillers of Hangul. */
    private static boolean blank(int point) {
        return Character.isSpaceChar(point) || point == 0x2800 || point == 0x3164 || point == 0xFFA0 || point == 0x115F
                || point == 0x1160 || point == 0x0B || point == 0x0C;
    }
}
