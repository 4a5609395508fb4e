package io.sanjian.reference.area;

/** What kind of unit an area is. */
public enum AreaLevel {
    CITY("市"),
    DISTRICT("区县"),
    /** Named by bureaus and postings, but without a code of GB/T 2260; lies within one or more districts. */
    FUNCTIONAL("功能区"),
    TOWN("乡镇街道"),
    VILLAGE("村社区");

    private final String label;

    AreaLevel(String label) {
        this.label = label;
    }

    /** Chinese name shown to workers and brokers. */
    public String label() {
        return label;
    }
}
