package io.sanjian.reading;

import java.util.OptionalInt;

/** Numbers as people write them: 12, 十二, 二十几, 两三, 半. */
public final class HanNumbers {
    private static final String DIGITS = "零一二三四五六七八九";

    private HanNumbers() {
    }

    /** Whether a character can be part of a number below a thousand. */
    static boolean isNumeral(char c) {
        return c >= '0' && c <= '9' || DIGITS.indexOf(c) >= 0 || c == '十' || c == '百' || c == '两' || c == '几'
                || c == '廿' || c == '卅' || c == '多' || c == '来' || c == '把' || c == '俩';
    }

    /**
     * The least value that the text can mean: 十几 is 11, 二十多 is 21, 两三 is 2.
     *
     * @return empty where the text is no number below a thousand
     */
    public static OptionalInt parse(CharSequence text) {
        int total = 0;
        int digit = 0;
        boolean any = false;
        boolean more = false;
        boolean lastWasDigit = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digit = digit * 10 + c - '0';
                any = true;
                lastWasDigit = false;
                if (digit > 999) {
                    return OptionalInt.empty();
                }
            } else if (value(c) >= 0) {
                if (!lastWasDigit) {
                    digit = value(c);
                }
                lastWasDigit = true;
                any = true;
            } else if (c == '十' || c == '廿' || c == '卅' || c == '百') {
                int unit = switch (c) {
                    case '廿' -> 20;
                    case '卅' -> 30;
                    case '百' -> 100;
                    default -> 10;
                };
                total += (digit == 0 ? 1 : digit) * unit;
                digit = 0;
                any = true;
                lastWasDigit = false;
            } else if (c == '几' || c == '多' || c == '来' || c == '把') {
                more = true;
            } else {
                return OptionalInt.empty();
            }
        }
        if (!any) {
            return more && text.toString().contains("几") ? OptionalInt.of(2) : OptionalInt.empty();
        }
        return OptionalInt.of(total + digit + (more && digit == 0 && total > 0 ? 1 : 0));
    }

    private static int value(char c) {
        return c == '两' || c == '俩' ? 2 : DIGITS.indexOf(c);
    }
}
