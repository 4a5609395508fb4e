package io.sanjian.servicerecord;

/** What is done for a person. */
public enum ServiceKind {
    BRIEFING("政策宣介"),
    GUIDANCE("职业指导"),
    OFFER("岗位推荐"),
    STARTUP_ADVICE("创业政策咨询"),
    TRAINING_OFFER("培训机会"),
    TRAINING_DONE("参加培训");

    private final String label;

    ServiceKind(String label) {
        this.label = label;
    }

    /** Chinese name shown to brokers and officers. */
    String label() {
        return label;
    }
}
