package io.sanjian.reference.terms;

/** How a post is worked. */
public enum EmploymentForm {
    FULL_TIME("全职"),
    PART_TIME("兼职"),
    TEMPORARY("临时");

    private final String label;

    EmploymentForm(String label) {
        this.label = label;
    }

    /** Chinese name shown to workers and brokers. */
    public String label() {
        return label;
    }
}
