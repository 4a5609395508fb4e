package io.sanjian.reference.terms;

/** How a person gets to work every day: a limit as people state it, in kilometres of road. */
public enum Travel {
    /** Three quarters of an hour on foot: the own village and the next. */
    ON_FOOT("步行", 3),
    /** Half an hour by bicycle or e-bike: the own town. */
    E_BIKE("骑车", 12),
    /** An hour by bus: the neighbouring towns, the district's seat. */
    BUS("坐车", 40),
    /** There and back in a day. */
    DAILY("当天来回", 88);

    private final String label;
    private final double roadKm;

    Travel(String label, double roadKm) {
        this.label = label;
        this.roadKm = roadKm;
    }

    /** Chinese name. */
    public String label() {
        return label;
    }

    /** Kilometres of road. */
    public double roadKm() {
        return roadKm;
    }
}
