package io.sanjian.reference.terms;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Pay offered or expected, in yuan before tax.
 *
 * @param min lower end, or null where only an upper end is stated
 * @param max upper end, or null where open
 */
public record Pay(@Nullable Double min, @Nullable Double max, PayUnit unit) {

    /** In Chinese, such as {@code 6000–8000元/月}; empty where neither end is known. */
    public String text() {
        if (min == null && max == null) {
            return "";
        }
        if (min == null) {
            return "最高" + yuan(max) + unit.label();
        }
        return (max == null || max.equals(min) ? yuan(min) : yuan(min) + '–' + yuan(max)) + unit.label();
    }

    private static String yuan(double amount) {
        return BigDecimal.valueOf(amount).stripTrailingZeros().toPlainString();
    }
}
