package io.sanjian.reading;

import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the pay that an advert or a column of a table states: "薪资：5000-8000元/月", "6-8千", "220元一天", "综合六七千", "4-6K·13薪".
 * What stands before and behind an amount tells whether it is pay at all: hours, allowances, deposits, ages and numbers
 * of people are none. Of several the first total counts, then piece rates, basic pay, and pay while on trial.
 */
public final class PayText {
    private static final int LEAST_MONTHLY = 1_200;
    private static final int LEAST_UNLABELLED = 800;
    private static final int LEAST_BARE = 1_500;
    private static final int MOST = 1_000_000;
    private static final int MONTHS = 12;
    private static final int LOOK_AHEAD = 14;

    private static final Pattern MONEY = Pattern.compile("\\s*(?:元|块钱?|圆|rmb|人民币)");
    private static final Pattern OPEN = Pattern.compile("^\\s*(?:多|左右)?(?:及?以上|起步?|往上|保底|\\+)");
    private static final Pattern UP_TO = Pattern.compile("^\\s*(?:以下|以内|之内|封顶)");
    private static final Pattern AT_LEAST = Pattern.compile("(?:不低于|不少于|至少|最低|高于|大于|超过|起薪)[^\\d]{0,3}$");
    private static final Pattern AT_MOST = Pattern.compile("(?:最高|最多|不超过|可达|高达|可拿|可到|封顶)[^\\d]{0,3}$");
    /** Basic pay that something comes on top of. */
    private static final Pattern AND_MORE = Pattern.compile(
            "^(?:\\s*/月|\\s*每月)?\\s*(?:\\+|加|及|和|、|外加|另加|另有?|,?有)\\s*(?:[^,。;\\n\\d]{0,4})(?:提成|计件|绩效|奖|补|加班|佣金|工时|超产)");

    private static final Pattern BASIC_BEHIND = Pattern.compile("^\\s*的?(?:无责任?)?(?:底薪|保底|无责|基本工资)");
    private static final Pattern NO_PAY_BEHIND =
            Pattern.compile("^\\s*(?:/[^,。;\\s]{1,2}|每月|每人|每天|一个?月|左右|以上)?(?:的)?[\\p{IsHan}&&[^含包加有不底提工薪综]]{0,4}?"
                    + "(?:补贴|补助|津贴|奖|[餐饭房话车]补|补(?!齐)|费|押金|保证金|保险|险|红包|报销|返)");
    /** Directly behind a number without money these count something else. */
    private static final String COUNTS = "岁周名人年个天日号楼室层度斤公米平次班步份字家套件单台间位厘毫吨分点种项小时钟倍折%℃期届课节条薪月后级楼路栋亩部次:";

    private PayText() {
    }

    /** What an amount is, the better ones first. */
    private enum Standing {
        TOTAL, PIECE, BASIC, BARE, TRIAL
    }

    private record Found(Pay pay, Standing standing, int end) {
    }

    /** The pay stated in an advert, or null. */
    static Pay read(String text) {
        return best(text, null, 1);
    }

    /**
     * The pay that a cell of a column of pay states: there a bare figure is pay too.
     *
     * @param usual unit of a figure that names none
     * @param scale of figures that name none: 1, or 1,000 where the heading says 千元
     */
    public static Optional<Pay> column(String cell, PayUnit usual, int scale) {
        return Optional.ofNullable(best(Texts.normal(cell), usual, scale));
    }

    private static Pay best(String text, PayUnit usual, int scale) {
        Found best = null;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean starts = PayAmount.isDigit(c) || c == '两' || "一二三四五六七八九".indexOf(c) >= 0;
            if (!starts || at > 0 && continues(text, at)) {
                at++;
                continue;
            }
            PayAmount first = PayAmount.at(text, at);
            if (first == null) {
                at = pastNumber(text, at);
                continue;
            }
            Found found = read(text, at, first, usual, scale);
            if (found.pay != null && (best == null || found.standing.compareTo(best.standing) < 0)) {
                best = found;
                if (best.standing == Standing.TOTAL) {
                    break;
                }
            }
            at = Math.max(at + 1, found.end);
        }
        return best == null ? null : best.pay;
    }

    private static boolean continues(String text, int at) {
        char before = text.charAt(at - 1);
        return Texts.isAsciiLetterOrDigit(before) || before == '第'
                || before == '.' && !text.substring(at).matches("(?s)\\d{3}.*")
                || before == ':' && at > 1 && PayAmount.isDigit(text.charAt(at - 2));
    }

    private static int pastNumber(String text, int from) {
        int at = from + 1;
        while (at < text.length() && PayAmount.isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static Found read(String text, int start, PayAmount amount, PayUnit usual, int scale) {
        PayRest rest = new PayRest(text, amount.end());
        boolean money = rest.skip(MONEY);
        String unit = rest.unit();
        PayAmount low = amount;
        PayAmount high = null;
        int upper;
        while ((upper = rest.upperEnd()) >= 0) {
            PayAmount next = PayAmount.at(text, upper);
            if (next == null) {
                return new Found(null, Standing.BARE, pastNumber(text, upper));
            }
            high = next;
            rest = new PayRest(text, next.end());
            money |= rest.skip(MONEY);
            String behind = rest.unit();
            unit = behind == null ? unit : behind;
        }
        if (high != null) {
            low = low.below(high);
        }
        if (scale > 1 && low.scale() == 1 && low.low() < 100 && (high == null || high.low() < 100)) {
            low = low.times(scale);
            high = high == null ? null : high.times(scale);
        }
        PayLead lead = new PayLead(text, start, usual != null);
        String behind = text.substring(rest.at, Math.min(text.length(), rest.at + LOOK_AHEAD));
        Found none = new Found(null, Standing.BARE, rest.at);
        if (!money && unit == null && counts(behind, high, low) || NO_PAY_BEHIND.matcher(behind).find() || lead.noPay) {
            return none;
        }
        double most = high != null ? high.high() : low.high();
        PayUnit per = unit(unit, lead, most, usual);
        boolean yearly = "年".equals(unit) || unit == null && lead.yearly;
        boolean marked = lead.labelled || money || unit != null;
        if (!marked && !bare(low, high, behind) || per == null) {
            return none;
        }
        double least = yearly ? Math.floor(low.low() / MONTHS) : low.low();
        most = yearly ? Math.floor(most / MONTHS) : most;
        if (!plausible(least, per, usual != null, lead.labelled) || !plausible(most, per, usual != null, lead.labelled)
                || most < least) {
            return none;
        }
        boolean range = most > least;
        boolean basic = lead.basic || BASIC_BEHIND.matcher(behind).find() || !range && AND_MORE.matcher(behind).find();
        boolean open = !range && (basic || OPEN.matcher(behind).find() || AT_LEAST.matcher(lead.text).find());
        boolean upTo = !range && (UP_TO.matcher(behind).find() || AT_MOST.matcher(lead.text).find());
        Pay pay = upTo ? new Pay(null, most, per) : new Pay(least, open ? null : Double.valueOf(most), per);
        Standing standing = lead.trial ? Standing.TRIAL : basic ? Standing.BASIC : per == PayUnit.PIECE ? Standing.PIECE
                : marked ? Standing.TOTAL : Standing.BARE;
        return new Found(pay, standing, rest.at);
    }

    /** A figure without label, money or period: 4000-6000, 4-6k and 8000+ are pay, 2015-2018, 4k and 6000 may be anything. */
    private static boolean bare(PayAmount low, PayAmount high, String behind) {
        boolean round = low.low() >= LEAST_BARE && low.low() % 100 == 0 && !low.spelt();
        return high == null ? round && OPEN.matcher(behind).find()
                : round && high.high() % 100 == 0 || low.scale() > 1 && !low.spelt();
    }

    /** Whether what stands behind a bare number says that it counts something: 8小时, 26天, 20人. */
    private static boolean counts(String behind, PayAmount high, PayAmount low) {
        if (behind.isEmpty()) {
            return false;
        }
        return COUNTS.indexOf(behind.charAt(0)) >= 0
                && !(high != null && low.low() >= LEAST_MONTHLY && behind.startsWith("月"));
    }

    private static PayUnit unit(String unit, PayLead lead, double value, PayUnit usual) {
        if (unit != null) {
            return switch (unit) {
                case "小时", "钟头", "时", "h" -> PayUnit.HOUR;
                case "天", "日", "班", "工" -> PayUnit.DAY;
                case "周", "星期" -> PayUnit.WEEK;
                case "月", "年" -> PayUnit.MONTH;
                default -> PayUnit.PIECE;
            };
        }
        if (lead.yearly) {
            return PayUnit.MONTH;
        }
        PayUnit said = lead.unit;
        if (said != null && plausible(value, said, false, true)) {
            return said;
        }
        if (usual != null) {
            return usual;
        }
        return value >= LEAST_MONTHLY || said == PayUnit.MONTH ? PayUnit.MONTH : null;
    }

    private static boolean plausible(double amount, PayUnit unit, boolean column, boolean labelled) {
        if (column) {
            return amount > 0 && amount <= MOST;
        }
        return switch (unit) {
            case HOUR -> amount >= 8 && amount <= 200;
            case DAY -> amount >= 40 && amount <= 1_500;
            case WEEK -> amount >= 200 && amount <= 10_000;
            case MONTH -> amount >= (labelled ? 300 : LEAST_UNLABELLED) && amount <= 80_000;
            case PIECE -> amount > 0 && amount <= 1_000;
        };
    }
}
