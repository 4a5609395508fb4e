package io.sanjian.reading;

/**
 * An amount as it is written in adverts: 5000, 5,000, 4.5千, 6k, 1万2, 六千, 四千五, and the two of 四五千.
 *
 * @param low    in yuan, or in the scale that is still to come ("6-8千")
 * @param high   the second of two digits, or {@code low}
 * @param scale what 百, 千 or 万 multiplied by; 1 where none is said
 * @param spelt whether it is written in characters
 * @param end   after the last character
 */
record PayAmount(double low, double high, double scale, boolean spelt, int end) {
    private static final int MOST_DIGITS = 6;
    /** Of "3.3000-3500元" 3 is the number of a paragraph. */
    private static final int MOST_DECIMALS = 2;
    private static final String DIGITS = "零一二三四五六七八九";
    /** What one of is a unit of pay: 两百一天 is no 210. */
    private static final String PERIODS = "个天日月小钟年周班";

    /** The amount that starts here, or null. */
    static PayAmount at(String text, int from) {
        char first = text.charAt(from);
        return isDigit(first) ? digits(text, from)
                : DIGITS.indexOf(first) > 0 || first == '两' ? spelt(text, from) : null;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** 6 of "6-8千" is six thousand, and so is 6 of "6-8000". */
    PayAmount below(PayAmount upper) {
        double by = scale > 1 || low >= 100 ? 1
                : upper.scale > 1 ? upper.scale : upper.low >= 1_000 && low <= 20 ? 1_000 : 1;
        return by == 1 || low * by > upper.high ? this : times(by);
    }

    PayAmount times(double by) {
        return new PayAmount(low * by, high * by, by, spelt, end);
    }

    private static PayAmount digits(String text, int from) {
        StringBuilder number = new StringBuilder();
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            number.append(text.charAt(at++));
        }
        boolean grouped = number.length() <= 3;
        while (grouped && groupAt(text, at)) {
            number.append(text, at + 1, at + 4);
            at += 4;
        }
        if (number.length() > MOST_DIGITS) {
            return null;
        }
        if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
            int fraction = at + 1;
            while (fraction < text.length() && isDigit(text.charAt(fraction))) {
                fraction++;
            }
            if (fraction - at > MOST_DECIMALS + 1) {
                return null;
            }
            number.append(text, at, fraction);
            at = fraction;
        }
        double value = Double.parseDouble(number.toString());
        int behind = at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
        double scale = scale(text, behind);
        if (scale == 1) {
            return new PayAmount(value, value, 1, false, at);
        }
        at = behind + 1;
        boolean tenth = at < text.length() && isDigit(text.charAt(at))
                && (at + 1 == text.length() || !isDigit(text.charAt(at + 1)) && text.charAt(at + 1) != '.');
        value = value * scale + (tenth ? (text.charAt(at) - '0') * scale / 10 : 0);
        return new PayAmount(value, value, scale, false, tenth ? at + 1 : at);
    }

    /** ",000" */
    private static boolean groupAt(String text, int at) {
        return at + 3 < text.length() && text.charAt(at) == ',' && isDigit(text.charAt(at + 1))
                && isDigit(text.charAt(at + 2)) && isDigit(text.charAt(at + 3))
                && (at + 4 == text.length() || !isDigit(text.charAt(at + 4)));
    }

    /** What the sign at a place multiplies by; "kg" is no thousand. */
    static double scale(String text, int at) {
        if (at >= text.length()) {
            return 1;
        }
        boolean letterBehind = at + 1 < text.length() && text.charAt(at + 1) >= 'a' && text.charAt(at + 1) <= 'z';
        return switch (text.charAt(at)) {
            case '千' -> text.startsWith("千克", at) || text.startsWith("千米", at) ? 1 : 1_000;
            case '万' -> 10_000;
            case 'k' -> letterBehind ? 1 : 1_000;
            case 'w' -> letterBehind ? 1 : 10_000;
            default -> 1;
        };
    }

    private static PayAmount spelt(String text, int from) {
        double low = 0;
        double high = 0;
        int first = -1;
        int second = -1;
        double scale = 1;
        double lastUnit = 0;
        int at = from;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            int digit = c == '两' ? 2 : DIGITS.indexOf(c);
            double unit = c == '万' ? 10_000 : c == '千' ? 1_000 : c == '百' ? 100 : c == '十' ? 10 : 0;
            if (digit > 0 && lastUnit > 0 && at + 1 < text.length() && PERIODS.indexOf(text.charAt(at + 1)) >= 0) {
                break;
            }
            if (digit > 0 && second < 0) {
                second = first >= 0 ? digit : -1;
                first = first >= 0 ? first : digit;
            } else if (unit > 0 && first >= 0 && (lastUnit == 0 || unit < lastUnit)) {
                low += first * unit;
                high += (second >= 0 ? second : first) * unit;
                scale = scale > 1 ? scale : unit;
                first = -1;
                second = -1;
                lastUnit = unit;
            } else {
                break;
            }
        }
        if (lastUnit < 100 || second >= 0) {
            return null;
        }
        double rest = first < 0 ? 0 : first * lastUnit / 10;
        return new PayAmount(low + rest, high + rest, scale, true, at);
    }
}
