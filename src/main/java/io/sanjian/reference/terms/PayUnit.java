package io.sanjian.reference.terms;

/**
 * Period that a pay figure is for. Figures are compared per month of 26 days or 208 hours, the city's usual working
 * month for shop-floor and site labour.
 */
public enum PayUnit {
    HOUR("元/小时", 208),
    DAY("元/天", 26),
    WEEK("元/周", 4.333),
    MONTH("元/月", 1),
    PIECE("元/件", Double.NaN);

    private final String label;
    private final double perMonth;

    PayUnit(String label, double perMonth) {
        this.label = label;
        this.perMonth = perMonth;
    }

    /** Chinese unit, such as {@code 元/月}. */
    public String label() {
        return label;
    }

    /** Whether figures of this unit can be compared with those of another: piece rates cannot. */
    public boolean comparable() {
        return this != PIECE;
    }

    /**
     * The figure per month, in whole yuan.
     *
     * @throws IllegalStateException for {@link #PIECE}
     */
    public int perMonth(double amount) {
        if (!comparable()) {
            throw new IllegalStateException("piece rates have no monthly figure");
        }
        return (int) Math.round(amount * perMonth);
    }
}
