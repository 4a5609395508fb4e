package io.sanjian.ledger;

/** How somebody found work, in the words of the ledger (annex 1, column 22). */
enum FoundThrough {
    BROKER_OR_AGENCY("劳务经纪人或劳务中介"),
    JOB_FAIR_OR_ONLINE("招聘会或线上招聘"),
    FOREMAN_OR_FELLOWS("包工头领工或工带工"),
    OWN_BUSINESS("自主创业"),
    SELF_FOUND("自谋就业"),
    PUBLIC_WELFARE("公益性岗位安置");

    private final String label;

    FoundThrough(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
