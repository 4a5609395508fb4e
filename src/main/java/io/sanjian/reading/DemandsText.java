package io.sanjian.reading;

import io.sanjian.reference.terms.Schooling;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Years in the trade and schooling that an advert's text demands; what it merely likes (优先) is no demand. */
final class DemandsText {
    private static final String LIKED = "(?![^,。;\\n]{0,12}(优先|更佳|最好|不限|亦可|也可|均可))";
    private static final Pattern YEARS = Pattern.compile("(?<![\\d.])(\\d{1,2}|[一二两三四五六七八九十])(?:[-~至到]\\d{1,2})?年(?:以上|及以上|左右)?的?"
            + "[^,。;\\n]{0,8}(?:经验|经历|驾龄|工龄)" + LIKED);
    private static final Pattern SCHOOLING =
            Pattern.compile("(小学|初中|高中|中专|中技|职高|技校|大专|专科|高职|本科)(?:/[^,。;\\n]{2,3})?(?:及|或)?以上" + LIKED);
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
        String number = found.group(1);
        int years = number.equals("两") ? 2 : Character.isDigit(number.charAt(0)) ? Integer.parseInt(number)
                : HAN_DIGITS.indexOf(number);
        return years > MOST_YEARS ? 0 : years;
    }

    /** @param text in normal form; null where no schooling is demanded */
    static Schooling schooling(String text) {
        if (text.indexOf("以上") < 0) {
            return null;
        }
        Matcher found = SCHOOLING.matcher(text);
        return found.find() ? Schooling.ofWords(found.group(1)) : null;
    }
}
