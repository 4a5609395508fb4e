package io.sanjian.servicerecord;

/** What came of a service. What was refused counts as given. */
public enum ServiceOutcome {
    GIVEN("已提供"),
    ACCEPTED("接受"),
    REFUSED("谢绝");

    private final String label;

    ServiceOutcome(String label) {
        this.label = label;
    }

    /** Chinese name shown to brokers and officers. */
    String label() {
        return label;
    }
}
