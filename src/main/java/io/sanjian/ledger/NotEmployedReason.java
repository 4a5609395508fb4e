package io.sanjian.ledger;

/** Why somebody has no work, in the words of the ledger (annex 1, column 23). */
enum NotEmployedReason {
    HELPED_NOT_YET("已得到就业帮扶但还未就业"),
    NOT_HELPED("未得到就业帮扶"),
    NO_WISH("个人无就业意愿");

    private final String label;

    NotEmployedReason(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
