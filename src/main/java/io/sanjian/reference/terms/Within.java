package io.sanjian.reference.terms;

/**
 * The ground that a person does not leave for work: a limit by place, not by kilometres. Kilometres bound it all the
 * same, since a post whose coordinates lie farther off is not there, whatever town it names.
 */
public enum Within {
    /** The own town, and not beyond what is walked. */
    VILLAGE("本村", 5),
    TOWN("本镇街", 30),
    DISTRICT("本区县", 200);

    private final String label;
    private final double reachKm;

    Within(String label, double reachKm) {
        this.label = label;
        this.reachKm = reachKm;
    }

    /** Chinese name. */
    public String label() {
        return label;
    }

    /** Kilometres, great circle, beyond which nothing belongs to it. */
    public double reachKm() {
        return reachKm;
    }
}
