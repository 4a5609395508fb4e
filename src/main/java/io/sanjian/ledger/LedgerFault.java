package io.sanjian.ledger;

import java.util.List;

/**
 * What is wrong with a column of a row, or worth a warning. It never holds what was sent.
 *
 * @param column   number of the column in annex 1, or null where the whole row is meant
 * @param code     as the contract of the ledger has it, such as {@code CHECK_DIGIT}
 * @param columns  further columns that take part, or empty
 * @param otherRow row of the same file that it does not agree with, or null
 */
record LedgerFault(Integer column, String code, List<Integer> columns, Integer otherRow) {

    LedgerFault(Integer column, String code, List<Integer> columns) {
        this(column, code, columns, null);
    }

    static LedgerFault of(LedgerColumn column, String code) {
        return new LedgerFault(column.number(), code, List.of());
    }
}
