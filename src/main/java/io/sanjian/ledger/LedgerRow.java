package io.sanjian.ledger;

import java.util.List;
import java.util.Map;

/**
 * One person's line of a file, read and judged by itself.
 *
 * @param sheet    name of the sheet; null for a file that is one table
 * @param row      as the spreadsheet numbers it
 * @param values   by field; empty where the row is rejected
 */
record LedgerRow(String sheet, int row, Outcome outcome, Map<String, Object> values, List<LedgerFault> faults,
        List<LedgerFault> warnings) {

    /** What becomes of a line. */
    enum Outcome {
        ACCEPTED, PARTLY, REJECTED
    }

    /** Names and numbers of people are not printed. */
    @Override
    public String toString() {
        return "LedgerRow[sheet=" + sheet + ", row=" + row + ", outcome=" + outcome + "]";
    }
}
