package io.sanjian.reading;

import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the pay that a worker asks for: "四千以上", "工资不低于5000", "一天两百", "月薪六七千". Of a range ("五六千") the lower end
 * is what they would take. What they once earned ("以前在广东五千") and what is no money ("三千斤") is none.
 */
final class PayWords {
    private static final String HAN = "[一二两三四五六七八九]{1,2}";
    private static final Pattern AMOUNT = Pattern.compile(
            "(?<low>\\d{1,5}(?:\\.\\d)?)(?!\\d)(?<lowScale>[千kw万])?(?:[-~～到至](?<high>\\d{1,5}(?:\\.\\d)?))?(?<scale>[千kw万])?"
                    + "|(?:(?<wan>" + HAN + "|十)?万)?(?:(?<qian>" + HAN + ")?千)?(?:(?<bai>" + HAN + ")?百)?"
                    + "(?:(?<shi>[二两三四五六七八九]{1,2})?十)?(?<rest>[一二三四五六七八九]{1,2}(?![天个月小年钟]))?");
    private static final Pattern BEHIND = Pattern.compile(
            "(?:多|来|把|几)?(?<yuan>块钱?|元钱?|钱)?(?:(?<per>/|每|一个?|1个?)?(?<unit>个月|月|天|日|小时|个小时|钟头|年|h))?"
                    + "(?<bound>(?:的)?(?:以上|往上|朝上|起步|起|左右|上下|的样子|\\+))?");
    private static final Pattern NO_MONEY =
            Pattern.compile(
                    "^(?:多|来|把|几)?(?:\\d|乘|x|×|\\*|个(?!月|小时|钟)|斤|公斤|米|公里|里路|瓦|亩|只|头|多人|人|号|次|个人|平|吨|岁|年的|年生|米二|后|平方|方|度|号线|块砖|里)");
    private static final Pattern NO_WISH = Pattern.compile("^(?:以内|以下|之内|都不|也不|不到|的房贷|的车贷|的贷款|的账|的学费|嫌|太少|太低|少了|低了)");
    private static final Pattern PAST =
            Pattern.compile("以前|原来|原先|之前|那时|当时|往年|去年|前年|拿过|曾经|欠|借|贷|还差|要还|学费|房租|隔壁|人家|别个|别人|听说|工资才");
    /** Behind 千 or 万 without a number: 万把块. */
    private static final Pattern VAGUE = Pattern.compile("^[把多来]");
    private static final Pattern SINCE = Pattern.compile("现在|如今|而今|这哈儿|想|要|找|期望|希望");
    private static final Pattern EARNS = Pattern.compile("(?<!想|要|望)(?:能|可以|得)(?:拿|挣|赚)到?$");
    private static final Pattern WILL_DO = Pattern.compile("^(?:都|就)(?:行|可以|要得|得行|够|好|成)");
    private static final Pattern ASKED = Pattern.compile("^(?:就|的(?!时)|最好|以上|嘛就|才)");
    private static final Pattern PER_DAY = Pattern.compile("(?:一天|每天|一个工|一工|日薪|日结|天天|点工|一日|日工资|(?<!白)天)[^,\\d]{0,4}$");
    private static final Pattern PER_HOUR = Pattern.compile("(?:小时|时薪|钟头)[^,\\d]{0,4}$");
    private static final Pattern PER_YEAR = Pattern.compile("(?:一年|年薪|全年|年收入|一年到头)[^,\\d]{0,4}$");
    private static final Pattern PER_MONTH = Pattern.compile("(?:月薪|个月|每月|一月|月工资|月收入|月入|底薪|月)[^,\\d]{0,4}$");
    private static final Pattern OF_MONEY = Pattern.compile(
            "(?:工资|工价|开价|要价|工钱|薪水|薪资|薪酬|待遇|收入|挣|赚|拿|起码|至少|不低于|不少于|不得低于|低于|最低|最少|保底|上|要|有|够|得|想)[^,\\d]{0,4}$");
    private static final String SHORT_OF = "(?:低于|少于|不到|不得|没得|没有|少了|达不到|拿不到|给不到|开不到|不够|没到)";
    private static final Pattern FALLS_SHORT =
            Pattern.compile(SHORT_OF + "[^,。;!?\\s\\d一二两三四五六七八九十百千万]{0,4}(?=[\\d一二两三四五六七八九十百千万])");
    private static final Pattern SHORT_BEFORE = Pattern.compile(SHORT_OF + "[^,\\d]{0,4}$");
    /** What is refused is the pay, not the work that was named before it: "低于九千就算了", "一个月不得八千免谈". */
    private static final Pattern REFUSED = Pattern.compile(
            "^(?<behind>(?:都|也|还)?(?:不到|没得|没有|不够|没到|拿不到|开不到|给不到|给不起))?(?:的)?(?:话)?(?:我?就|那就|我)?(?:算了|免谈|[莫不没]得?谈|不[干去做来跑要]|不得[干去做来]|不考虑|[莫别](?:喊|找|叫|打电话|联系)我?|拉倒)");
    private static final int LOOK_BACK = 8;
    private static final int LEAST_MONTHLY = 800;
    private static final int MONTHS = 12;

    private PayWords() {
    }

    /**
     * @param end   after the last character
     * @param least whether less is refused in so many words, which are a part of it
     */
    record Found(Pay pay, int end, boolean least) {
    }

    /** Where the amount begins that a word at this place says is too little to fall short of; -1 where none does. */
    static int amountBehindShortfall(String clause, int from) {
        Matcher shortfall = FALLS_SHORT.matcher(clause).region(from, clause.length()).useTransparentBounds(true);
        return shortfall.lookingAt() ? shortfall.end() : -1;
    }

    /** The pay that is said to begin here, or null. */
    static Found at(String clause, int from) {
        Matcher amount = AMOUNT.matcher(clause).region(from, clause.length());
        if (!amount.lookingAt() || amount.end() == from || continuesNumber(clause, from)) {
            return null;
        }
        double value = amount.group("low") != null ? digits(amount) : han(amount);
        boolean unitAlone = amount.group("low") == null && amount.end() - from == 1;
        Matcher behind = BEHIND.matcher(clause).region(amount.end(), clause.length());
        behind.lookingAt();
        if (unitAlone && !VAGUE.matcher(clause.substring(amount.end())).find()) {
            return null;
        }
        String rest = clause.substring(behind.end());
        String before = clause.substring(Math.max(0, from - LOOK_BACK), from);
        Matcher refused = REFUSED.matcher(rest);
        boolean least = refused.find() && (refused.group("behind") != null || SHORT_BEFORE.matcher(before).find());
        if (NO_MONEY.matcher(clause.substring(amount.end())).find() || !least && NO_WISH.matcher(rest).find()
                || past(clause, from, rest)) {
            return null;
        }
        Pay pay = pay(value, before, amount, behind, least || rest.isEmpty() || WILL_DO.matcher(rest).find());
        return pay == null ? null : new Found(pay, behind.end() + (least ? refused.end() : 0), least);
    }

    /** What they once earned, or can earn, is not what they ask for: "以前在广东拿五千", "做得快能拿六千". */
    private static boolean past(String clause, int from, String rest) {
        String before = clause.substring(0, from);
        Matcher past = PAST.matcher(before);
        int end = -1;
        while (past.find()) {
            end = past.end();
        }
        return end >= 0 && !SINCE.matcher(before.substring(end)).find()
                || EARNS.matcher(before).find() && !ASKED.matcher(rest).find();
    }

    private static Pay pay(double value, String before, Matcher amount, Matcher behind, boolean ends) {
        String unit = behind.group("unit");
        boolean yearly = "年".equals(unit) || unit == null && PER_YEAR.matcher(before).find();
        if (yearly) {
            return plausible(Math.floor(value / MONTHS), PayUnit.MONTH);
        }
        if (unit != null && behind.group("per") == null && behind.group("yuan") == null
                && unitOf(unit.charAt(unit.length() - 1)) == PayUnit.HOUR
                && !OF_MONEY.matcher(before).find()) {
            return null;
        }
        if (unit != null) {
            return plausible(value, unitOf(unit.charAt(unit.length() - 1)));
        }
        boolean money = behind.group("yuan") != null || OF_MONEY.matcher(before).find();
        if (PER_HOUR.matcher(before).find()) {
            return plausible(value, PayUnit.HOUR);
        }
        if (PER_DAY.matcher(before).find()) {
            return plausible(value, value >= LEAST_MONTHLY * 2 ? PayUnit.MONTH : PayUnit.DAY);
        }
        if (value >= LEAST_MONTHLY) {
            boolean said = money || inThousands(amount) || behind.group("bound") != null
                    || ends && value % 100 == 0 || PER_MONTH.matcher(before).find();
            return said ? plausible(value, PayUnit.MONTH) : null;
        }
        return money && value >= 100 && !PER_MONTH.matcher(before).find() ? plausible(value, PayUnit.DAY) : null;
    }

    private static PayUnit unitOf(char last) {
        return switch (last) {
            case '月' -> PayUnit.MONTH;
            case '天', '日' -> PayUnit.DAY;
            default -> PayUnit.HOUR;
        };
    }

    private static boolean inThousands(Matcher amount) {
        return amount.group("scale") != null || amount.group("lowScale") != null || amount.group("low") == null;
    }

    private static double digits(Matcher amount) {
        double low = Double.parseDouble(amount.group("low"));
        String scale = amount.group("lowScale") != null ? amount.group("lowScale") : amount.group("scale");
        return scale == null || amount.group("lowScale") == null && low >= 100 ? low
                : low * (scale.equals("千") || scale.equals("k") ? 1_000 : 10_000);
    }

    /** 三千五 is 3500, 一万二 12000, 两百五 250; of 六七千 the first digit counts. */
    private static double han(Matcher amount) {
        int value = 0;
        int lastUnit = 1;
        for (Part part : Part.values()) {
            int start = amount.start(part.group);
            boolean named = start >= 0 || part.standsAlone(amount);
            if (named) {
                value += (start >= 0 ? digit(amount.group(part.group).charAt(0)) : 1) * part.unit;
                lastUnit = part.unit;
            }
        }
        String rest = amount.group("rest");
        return rest == null ? value : value + digit(rest.charAt(0)) * Math.max(1, lastUnit / 10);
    }

    private enum Part {
        WAN("wan", '万', 10_000), QIAN("qian", '千', 1_000), BAI("bai", '百', 100), SHI("shi", '十', 10);

        private final String group;
        private final char letter;
        private final int unit;

        Part(String group, char letter, int unit) {
            this.group = group;
            this.letter = letter;
            this.unit = unit;
        }

        /** 千把块, 万把块: the unit without a number. */
        private boolean standsAlone(Matcher amount) {
            return amount.group().indexOf(letter) >= 0 && !(this == SHI && "十".equals(amount.group("wan")));
        }
    }

    private static int digit(char c) {
        return c == '两' ? 2 : c == '十' ? 10 : "零一二三四五六七八九".indexOf(c);
    }

    private static boolean continuesNumber(String clause, int from) {
        return from > 0 && (Texts.isAsciiLetterOrDigit(clause.charAt(from - 1)) || clause.charAt(from - 1) == '.'
                || "一二两三四五六七八九十百千万乘x×*".indexOf(clause.charAt(from - 1)) >= 0);
    }

    private static Pay plausible(double amount, PayUnit unit) {
        boolean likely = switch (unit) {
            case HOUR -> amount >= 8 && amount <= 200;
            case DAY -> amount >= 40 && amount <= 1_500;
            default -> amount >= LEAST_MONTHLY && amount <= 50_000;
        };
        return likely ? new Pay(amount, null, unit) : null;
    }
}
