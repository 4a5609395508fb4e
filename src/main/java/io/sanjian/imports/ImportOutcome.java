package io.sanjian.imports;

/** What became of one row. */
public enum ImportOutcome {
    /** New, stored. */
    ACCEPTED,
    /** Known, and changed by this row. */
    UPDATED,
    /** Known, and already as the row says. */
    UNCHANGED,
    /** Not stored; the violations say why. */
    REJECTED
}
