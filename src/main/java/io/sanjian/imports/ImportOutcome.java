package io.sanjian.imports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of one row. */
@Schema(name = "ImportOutcome")
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
