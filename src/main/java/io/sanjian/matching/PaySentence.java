package io.sanjian.matching;

import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a posting pays, as one says it aloud: in the unit in which it is offered, never turned into a sum that nobody gets.
 * Where the person asked in another unit, the sentence says by which working time the two are compared.
 */
public final class PaySentence {
    private static final String UNKNOWN = "工资没写，要问清楚";

    private PaySentence() {
    }

    /** @param offered as given, else as the text says; null where neither tells */
    static String of(Profile profile, Pay offered) {
        if (offered == null || offered.min() == null && offered.max() == null) {
            return UNKNOWN;
        }
        Pay expected = expected(profile);
        String pay = aloud(offered);
        if (expected == null || !offered.unit().comparable() || !expected.unit().comparable()) {
            return pay;
        }
        return pay + "，" + comparison(offered, expected);
    }

    /** Such as 一天270到460元; figures without fractions that say nothing. */
    public static String aloud(Pay pay) {
        String per = switch (pay.unit()) {
            case HOUR -> "一小时";
            case DAY -> "一天";
            case WEEK -> "一周";
            case MONTH -> "一个月";
            case PIECE -> "计件，一件";
        };
        if (pay.min() == null) {
            return per + "最多" + yuan(pay.max()) + "元";
        }
        if (pay.max() == null) {
            return per + yuan(pay.min()) + "元起";
        }
        return per + (pay.max().equals(pay.min()) ? yuan(pay.min()) : yuan(pay.min()) + "到" + yuan(pay.max())) + "元";
    }

    private static Pay expected(Profile profile) {
        if (profile.said().pay() != null && profile.said().pay().min() != null) {
            return profile.said().pay();
        }
        return profile.expectedPay() <= 0 ? null : new Pay((double) profile.expectedPay(), null, PayUnit.MONTH);
    }

    private static String comparison(Pay offered, Pay expected) {
        int wanted = expected.unit().perMonth(expected.min());
        int low = offered.min() == null ? -1 : offered.unit().perMonth(offered.min());
        int high = offered.max() == null ? low : offered.unit().perMonth(offered.max());
        String asked = "您要的" + aloud(new Pay(expected.min(), expected.min(), expected.unit()));
        String basis = basis(offered.unit(), expected.unit());
        if (low > wanted) {
            return basis + "比" + asked + "高";
        }
        if (high < wanted) {
            return basis + (offered.max() == null ? "起头比" : "比") + asked + "低";
        }
        return basis + (low < wanted ? "高的时候够" : "够") + asked;
    }

    /** The working time by which {@link PayUnit#perMonth} makes two units comparable; empty for one and the same. */
    private static String basis(PayUnit one, PayUnit other) {
        if (one == other) {
            return "";
        }
        return "按" + switch (one.compareTo(other) < 0 ? one : other) {
            case HOUR -> switch (one.compareTo(other) < 0 ? other : one) {
                case DAY -> "一天8小时";
                case WEEK -> "一周48小时";
                default -> "一个月208小时";
            };
            case DAY -> (one.compareTo(other) < 0 ? other : one) == PayUnit.WEEK ? "一周6天" : "一个月26天";
            default -> "一个月四周多";
        } + "算，";
    }

    private static String yuan(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
