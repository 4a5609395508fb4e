package io.sanjian.reading;

import io.sanjian.reference.terms.Schooling;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Years in the trade and schooling that an advert's text demands; what it merely likes (优先) is no demand. */
final class DemandsText {
    private static final String LIKED = "(?![^,。;\\n]{0,12}(?:优先|更佳|最好|不限|亦可|也可|均可|皆可|者佳|放宽))";
    private static final String NUMBER = "(\\d{1,2}|[一二两三四五六七八九十])";
    private static final String UP = "(?:[-~～—至到]\\d{1,2})?年(?:及?以上|左右)?";
    /** "3年以上经验", "相关管理经验1年以上", and the tag "3-4年" of job portals. */
    private static final Pattern YEARS = Pattern.compile("(?<![\\d.])" + NUMBER + UP
            + "的?[^,。;\\n\\d]{0,8}(?:经验|经历|驾龄|工龄(?!奖|工资|补))" + LIKED
            + "|(?:经验|经历|驾龄|工龄|从业|工作):?[^,。;\\n\\d年]{0,4}" + NUMBER
            + "(?:[-~～—至到]\\d{1,2})?年(?:及?以上|左右|(?=[,。;\\n、)]|$))" + LIKED
            + "|标签:[^\\n。]{0,40}?(?<=[,:、 ])" + NUMBER + "(?:[-~～—至到]\\d{1,2})?年(?=[,、 \\n]|$)");
    private static final String LEVEL = "(小学|初中|高中|中专|中技|职高|技校|大专|专科|高职|本科)";
    private static final Pattern SCHOOLING = Pattern.compile(
            LEVEL + "(?:[/、或][^,。;\\n]{2,3})?(?:学历|文化|毕业)?(?:\\(含\\))?(?:及|或)?以上" + LIKED
                    + "|(?<![及或/、非])" + LEVEL + "(?:学历|文化|毕业)(?!及?以下|或以下|者?优先|亦可|也可|均可|不限)" + LIKED
                    + "|学历:?要?求?:?" + LEVEL + "(?=[,。;\\n]|$)");
    private static final String HAN_DIGITS = "零一二三四五六七八九十";
    private static final int MOST_YEARS = 20;

    private DemandsText() {
    }

    /** @param text in normal form; 0 where no years are demanded */
    static int years(String text) {
        if (text.indexOf('年') < 0) {
            return 0;
        }
        Matcher found = YEARS.matcher(text);
        if (!found.find()) {
            return 0;
        }
        String number = first(found);
        int years = number.equals("两") ? 2 : PayAmount.isDigit(number.charAt(0)) ? Integer.parseInt(number)
                : HAN_DIGITS.indexOf(number);
        return years > MOST_YEARS ? 0 : years;
    }

    /** @param text in normal form; null where no schooling is demanded */
    static Schooling schooling(String text) {
        Matcher found = SCHOOLING.matcher(text);
        return found.find() ? Schooling.ofWords(first(found)) : null;
    }

    /** The group of the alternative that was found. */
    private static String first(Matcher found) {
        for (int group = 1; group < found.groupCount(); group++) {
            if (found.group(group) != null) {
                return found.group(group);
            }
        }
        return found.group(found.groupCount());
    }
}
