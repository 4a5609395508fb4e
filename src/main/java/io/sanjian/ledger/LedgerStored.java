package io.sanjian.ledger;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a row.
 *
 * @param entryId null where nothing is stored
 * @param isTaken whether the row went into an entry, be it in part or as a word that was known
 */
record LedgerStored(LedgerRow row, Long entryId, Outcome outcome, boolean isTaken, List<LedgerFault> faults,
        List<LedgerFault> warnings) {

    /** What becomes of a row that could be read. */
    @Schema(name = "LedgerOutcome")
    enum Outcome {
        /** New, stored. */
        ACCEPTED,
        /** Known, and changed by this row. */
        UPDATED,
        /** Known, and already as the row says. */
        UNCHANGED,
        /** Stored but for the columns that have a fault. */
        PARTLY,
        /** Not stored until somebody decides. */
        HELD,
        /** Not stored; the faults say why. */
        REJECTED
    }

    static LedgerStored rejected(LedgerRow row, LedgerColumn column, String code) {
        return new LedgerStored(row, null, Outcome.REJECTED, false, List.of(LedgerFault.of(column, code)), List.of());
    }

    static LedgerStored held(LedgerRow row, LedgerColumn column, String code) {
        return new LedgerStored(row, null, Outcome.HELD, false, List.of(LedgerFault.of(column, code)), row.warnings());
    }

    static LedgerStored heldWithWarning(LedgerRow row, LedgerColumn column, String code) {
        return new LedgerStored(row, null, Outcome.HELD, false, row.faults(), List.of(LedgerFault.of(column, code)));
    }

    static LedgerStored taken(LedgerRow row, boolean known, boolean changed, List<LedgerFault> faults,
            List<LedgerFault> warnings) {
        return new LedgerStored(row, null, outcome(known, changed, faults), true, faults, warnings);
    }

    /** @param known whether the line was there before; @param changed whether something shows of it that did not */
    static Outcome outcome(boolean known, boolean changed, List<LedgerFault> faults) {
        if (!faults.isEmpty()) {
            return known && !changed && faults.stream().allMatch(fault -> fault.code().equals("NEWER_KNOWN"))
                    ? Outcome.HELD : Outcome.PARTLY;
        }
        return !known ? Outcome.ACCEPTED : changed ? Outcome.UPDATED : Outcome.UNCHANGED;
    }

    LedgerStored of(Long entry) {
        return new LedgerStored(row, entry, outcome, isTaken, faults, warnings);
    }
}
