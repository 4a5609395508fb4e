package io.sanjian.reading;

import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the pay that an advert states: "5000-8000元/月", "6-8千", "220元一天", "日结180", "13元/小时". */
final class PayText {
    private static final String AMOUNT = "(\\d{1,5}(?:\\.\\d{1,2})?)\\s*(k|千|w|万)?";
    private static final Pattern PAY = Pattern.compile(
            "(?<lead>月薪|月入|月工资|月收入|底薪|综合工资|综合收入|综合|工资|薪资|待遇|日薪|时薪|日结|日工资|一天|每天|每月|每小时|一小时|一个?月|保底|到手"
                    + "|日均|日入|点工|小时工|薪酬|月均|均薪|转正后?|补贴|年薪)?[^\\d\\n,。;、]{0,3}"
                    + "(?<![\\d:.])" + AMOUNT + "\\s*(?:元|块钱?)?(?:\\s*[-—–~～至到]+\\s*" + AMOUNT + ")?\\s*(?<yuan>元|块钱?)?"
                    + "\\s*(?<unit>(?:/|每|一个?)?(?:小时|个小时|钟头|天|日|月|周|年|h|件|单))?(?![\\d:])");
    private static final String UNIT_MARKS = "/每一";
    /** Characters of a match before its first digit, at most: the longest lead and what may stand between. */
    private static final int BEFORE_DIGITS = 7;
    private static final int LEAST_MONTHLY = 1_200;

    private PayText() {
    }

    /** The pay stated, or null. A stated total ("综合", "月薪") is preferred to a basic pay ("底薪", "保底"). */
    static Pay read(String text) {
        Pay basic = null;
        Matcher matcher = PAY.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        int from = 0;
        while (findFrom(from, matcher, text)) {
            from = matcher.end();
            Pay pay = pay(matcher, text);
            if (pay == null) {
                continue;
            }
            String lead = matcher.group("lead");
            if (lead != null && (lead.equals("底薪") || lead.equals("保底") || lead.equals("补贴"))) {
                basic = basic == null ? new Pay(pay.min(), null, pay.unit()) : basic;
            } else {
                return pay;
            }
        }
        return basic;
    }

    /**
     * The next match, as {@link Matcher#find()} would find it; but a match is tried only where a digit is near, since
     * most of an advert has none and trying is dear.
     */
    private static boolean findFrom(int from, Matcher matcher, String text) {
        int untried = from;
        for (int digit = digitFrom(from, text); digit < text.length(); digit = digitFrom(digit + 1, text)) {
            for (int start = Math.max(untried, digit - BEFORE_DIGITS); start <= digit; start++) {
                if (matcher.region(start, text.length()).lookingAt()) {
                    return true;
                }
            }
            untried = digit + 1;
        }
        return false;
    }

    private static int digitFrom(int from, String text) {
        int at = from;
        while (at < text.length() && (text.charAt(at) < '0' || text.charAt(at) > '9')) {
            at++;
        }
        return at;
    }

    private static Pay pay(Matcher matcher, String text) {
        String lead = matcher.group("lead");
        String per = matcher.group("unit");
        boolean marked = lead != null || matcher.group("yuan") != null
                || per != null && UNIT_MARKS.indexOf(per.charAt(0)) >= 0;
        Double first = amount(matcher.group(2), matcher.group(3), matcher.group(5));
        Double second = amount(matcher.group(4), matcher.group(5), null);
        if (!marked && matcher.group(3) == null && matcher.group(5) == null || first == null) {
            return null;
        }
        PayUnit unit = unit(lead, per, second == null ? first : second, matcher.group("yuan"));
        if (unit == null || !plausible(first, unit) || second != null && (!plausible(second, unit) || second < first)) {
            return null;
        }
        boolean open = text.startsWith("以上", matcher.end()) || text.startsWith("起", matcher.end())
                || text.startsWith("+", matcher.end());
        return new Pay(first, second != null ? second : open ? null : first, unit);
    }

    /** "6-8千": the unit of the upper end counts for both. */
    private static Double amount(String digits, String scale, String scaleOfUpper) {
        if (digits == null) {
            return null;
        }
        double value = Double.parseDouble(digits);
        String by = scale != null ? scale : value < 100 ? scaleOfUpper : null;
        return by == null ? value : value * (by.equals("k") || by.equals("千") ? 1_000 : 10_000);
    }

    private static PayUnit unit(String lead, String unit, double value, String yuan) {
        if (unit != null) {
            return switch (unit.charAt(unit.length() - 1)) {
                case '时', 'h', '头' -> PayUnit.HOUR;
                case '天', '日' -> PayUnit.DAY;
                case '周' -> PayUnit.WEEK;
                case '月' -> PayUnit.MONTH;
                case '件', '单' -> PayUnit.PIECE;
                default -> null;
            };
        }
        if (lead != null) {
            if (lead.startsWith("日") || lead.equals("一天") || lead.equals("每天") || lead.equals("点工")) {
                return PayUnit.DAY;
            }
            if (lead.contains("时")) {
                return PayUnit.HOUR;
            }
            if (lead.equals("年薪")) {
                return null;
            }
        }
        return value >= LEAST_MONTHLY && (lead != null || yuan != null) ? PayUnit.MONTH : null;
    }

    private static boolean plausible(double amount, PayUnit unit) {
        return switch (unit) {
            case HOUR -> amount >= 8 && amount <= 200;
            case DAY -> amount >= 40 && amount <= 1_500;
            case WEEK -> amount >= 200 && amount <= 10_000;
            case MONTH -> amount >= 300 && amount <= 80_000;
            case PIECE -> amount > 0 && amount <= 1_000;
        };
    }
}
