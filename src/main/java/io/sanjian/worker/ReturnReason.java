package io.sanjian.worker;

/** Why a worker came home, in the words of the ledger (渝人社办〔2022〕107号, annex 1, column 12). */
public enum ReturnReason {
    SHORT_VISIT("在外已有工作或工作意向，仅短期返乡办事"),
    START_BUSINESS("返乡创业"),
    FARM("返乡后继续成为农民"),
    LOOKING_FOR_WORK("返乡暂无合适工作"),
    STOPPED_WORKING("因为个人原因不再工作");

    private final String label;

    ReturnReason(String label) {
        this.label = label;
    }

    /** The ledger's wording. */
    public String label() {
        return label;
    }
}
