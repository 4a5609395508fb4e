package io.sanjian.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands behind an amount. */
final class PayRest {
    private static final Pattern TO = Pattern.compile("\\s*(?:[-—–―~～－]+|至|到)\\s*[¥￥]?\\s*");
    static final String COUNTED = "件|单|个|趟|车|次|斤|公斤|吨|米|平方米|平方|平米|平|方|套|双|条|箱|包|袋|台|块|亩|头|只|票";
    private static final Pattern PER =
            Pattern.compile("\\s*\\(?(?:(?:/|每|一|÷|按)(?:每|一)?\\s*(?:(?:个|1)(?=月|小时|钟|工))?(?:人[·/.]?)?(?:个(?=月))?"
                    + "(?<unit>小时|钟头|时|h|天|日|班|工|星期|周|月|年|" + COUNTED + ")|/(?<shift>\\d{1,2})个?小时)\\)?");

    private final String text;
    int at;

    PayRest(String text, int at) {
        this.text = text;
        this.at = at;
    }

    boolean skip(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        boolean found = matcher.lookingAt();
        at = found ? matcher.end() : at;
        return found;
    }

    /** What the amount is for, or null. */
    String unit() {
        Matcher matcher = PER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher.group("shift") != null ? "班" : matcher.group("unit");
    }

    /** Where the upper end of a range starts, or -1. */
    int upperEnd() {
        Matcher matcher = TO.matcher(text).region(at, text.length());
        if (!matcher.lookingAt() || matcher.end() == text.length()) {
            return -1;
        }
        char c = text.charAt(matcher.end());
        return PayAmount.isDigit(c) || c == '两' || "一二三四五六七八九".indexOf(c) >= 0 ? matcher.end() : -1;
    }
}
