package io.sanjian.ledger;

import io.sanjian.worker.ReturnReason;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** Values of the ledger's columns as texts, and back. */
final class LedgerValues {
    /** Columns that every week brings up to date. */
    static final Set<LedgerColumn> WEEKLY =
            EnumSet.range(LedgerColumn.WANTS_WORK, LedgerColumn.NOT_EMPLOYED_REASON);
    static final Set<LedgerColumn> COUNTS = EnumSet.range(LedgerColumn.GUIDANCE_COUNT, LedgerColumn.TRAINING_COUNT);

    private LedgerValues() {
    }

    static String text(Object value) {
        return value == null ? null : value instanceof Enum<?> constant ? constant.name() : value.toString();
    }

    /** @throws IllegalArgumentException for a text that {@link #text} does not write for this column */
    static Object value(LedgerColumn column, String text) {
        if (text == null) {
            return null;
        }
        return switch (column) {
            case RETURNED_AT -> LocalDate.parse(text);
            case RETURN_REASON -> ReturnReason.valueOf(text);
            case WANTS_WORK, EMPLOYED -> Boolean.valueOf(text);
            case VILLAGE, GUIDANCE_COUNT, OFFER_COUNT, TRAINING_COUNT -> Integer.valueOf(text);
            case FOUND_THROUGH -> FoundThrough.valueOf(text);
            case NOT_EMPLOYED_REASON -> NotEmployedReason.valueOf(text);
            default -> text;
        };
    }
}
