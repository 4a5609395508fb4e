package io.sanjian.reading;

import io.sanjian.reference.terms.AgeRange;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the age range that an advert states as a limit. "优先" and "左右" state none. Where men and women have ranges of
 * their own the wider one is taken, since a limit by sex alone has no ground in law.
 */
final class AgeText {
    private static final int YOUNGEST = 14;
    private static final int OLDEST = 80;
    private static final String TO = "\\s*(?:周?岁)?\\s*[-—–~～－至到]+\\s*";
    private static final Pattern AGE = Pattern.compile(
            "(?<![\\d.])(?<from>\\d{2})" + TO + "(?<to>\\d{2})\\s*周?岁"
                    + "|(?:年龄|年令|年纪)[^\\d,。;\\n]{0,8}(?<from2>\\d{2})" + TO + "(?<to2>\\d{2})(?!\\d)"
                    + "|(?<=[,。,;\\s(、:])(?<from3>1[6-9]|[23]\\d)[-—~～至到](?<to3>[3-7]\\d)(?=[,。,;)、\\n]|$)"
                    + "|(?<=[男女性工])(?:岁|为|:)?(?<from4>1[6-9]|[2-5]\\d)[-—–~～至到](?<to4>[3-7]\\d)(?!\\d)"
                    + "|(?:不超过|不大于|不得超过|小于|低于|未满|限)\\s*(?<max2>\\d{2})\\s*周?岁"
                    + "|(?<![\\d.])(?<max>\\d{2})\\s*周?岁?\\s*(?:\\(含\\))?(?<=岁|岁\\(含\\))\\s*(?:及|或|含)?(?:以下|以内|之内|之下|内|封顶|止)"
                    + "|(?<![\\d.])(?<min>\\d{2})\\s*周?岁\\s*(?:及|或|含)?(?:以上|之上|起)"
                    + "|(?:年满|已满|必须满|须满|需满|满)\\s*(?<min2>\\d{2})\\s*周?岁");
    private static final Pattern BARE_RANGE = Pattern.compile("\\d[-—~～至到]\\d");
    private static final Pattern SOFT =
            Pattern.compile("^[^,。;\\n、,]{0,6}?(?:优先|左右|更佳|为佳|最佳|更好|为宜|上下|尤佳)");

    private AgeText() {
    }

    /** The range stated, or null. */
    static AgeRange read(String text) {
        if (text.indexOf('岁') < 0 && text.indexOf('年') < 0 && !BARE_RANGE.matcher(text).find()) {
            return null;
        }
        Integer min = null;
        Integer max = null;
        boolean bySex = false;
        int rangeEnd = -1;
        Matcher matcher = AGE.matcher(text);
        while (matcher.find()) {
            if (SOFT.matcher(text.substring(matcher.end(), Math.min(text.length(), matcher.end() + 12))).find()) {
                continue;
            }
            Integer low = number(matcher, "from", "from2", "from3", "from4", "min", "min2");
            Integer high = number(matcher, "to", "to2", "to3", "to4", "max", "max2");
            if (low != null && high != null && low > high) {
                continue;
            }
            boolean sexed = sexBefore(text, matcher.start());
            if (min == null && max == null) {
                min = low;
                max = high;
                bySex = sexed;
                rangeEnd = matcher.end();
            } else if (bySex && sexed && matcher.start() - rangeEnd < 20) {
                min = min == null || low == null ? null : Integer.valueOf(Math.min(min, low));
                max = max == null || high == null ? null : Integer.valueOf(Math.max(max, high));
                rangeEnd = matcher.end();
            } else if (matcher.start() - rangeEnd < 12) {
                min = min == null ? low : min;
                max = max == null ? high : max;
            }
        }
        return min == null && max == null ? null : new AgeRange(min, max);
    }

    private static Integer number(Matcher matcher, String... groups) {
        for (String group : groups) {
            String digits = matcher.group(group);
            if (digits != null) {
                int age = Integer.parseInt(digits);
                return age >= YOUNGEST && age <= OLDEST ? Integer.valueOf(age) : null;
            }
        }
        return null;
    }

    private static boolean sexBefore(String text, int at) {
        for (int i = at - 1; i >= Math.max(0, at - 5); i--) {
            char c = text.charAt(i);
            if (c == '男' || c == '女') {
                return true;
            }
        }
        return false;
    }
}
