package io.sanjian.reference.terms;

/** Kind of post on offer, in the words of the city's campaign papers. */
public enum Family {
    CLUSTER("33618制造业集群"),
    PUBLIC_WELFARE("公益性岗位"),
    GIG("零工"),
    WORK_RELIEF("以工代赈"),
    WORKSHOP("就业帮扶车间"),
    GENERAL("生活服务及其他");

    private final String label;

    Family(String label) {
        this.label = label;
    }

    /** Chinese name shown to workers and brokers. */
    public String label() {
        return label;
    }
}
