package io.sanjian.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * People who stand twice in a file. Where the rows say the same the later one is skipped; where they differ, neither is believed:
 * each loses the columns in which they do, and both are told of the other.
 */
final class LedgerDuplicates {

    private LedgerDuplicates() {
    }

    /**
     * @param rows    those to be stored, in the order of the file
     * @param skipped those that say nothing new, each with a warning
     */
    record Sorted(List<LedgerRow> rows, List<LedgerRow> skipped) {
        /** Rows hold names and numbers. */
        @Override
        public String toString() {
            return "Sorted[" + rows.size() + ", " + skipped.size() + "]";
        }
    }

    /** @param rows that name an ID number */
    static Sorted sort(List<LedgerRow> rows) {
        Map<Object, LedgerRow> first = new LinkedHashMap<>();
        List<LedgerRow> skipped = new ArrayList<>(0);
        List<LedgerRow> further = new ArrayList<>(0);
        for (LedgerRow row : rows) {
            Object number = row.values().get(LedgerColumn.ID_NUMBER.field());
            LedgerRow before = first.putIfAbsent(number, row);
            if (before == null) {
                continue;
            }
            List<Integer> differing = differing(before, row);
            if (differing.isEmpty()) {
                skipped.add(with(row, new LedgerFault(null, "DUPLICATE_ROW", List.of(), before.row())));
            } else {
                first.put(number, without(before, differing, row.row()));
                further.add(without(row, differing, before.row()));
            }
        }
        List<LedgerRow> kept = new ArrayList<>(first.values());
        kept.addAll(further);
        return new Sorted(kept, skipped);
    }

    /** Numbers of the columns that both rows fill, and not alike. */
    private static List<Integer> differing(LedgerRow one, LedgerRow other) {
        TreeSet<Integer> differing = new TreeSet<>();
        one.values().forEach((field, value) -> LedgerColumn.of(field).ifPresent(column -> {
            if (other.values().containsKey(field) && !Objects.equals(value, other.values().get(field))) {
                differing.add(column.number());
            }
        }));
        return List.copyOf(differing);
    }

    /** The place and the name are what the row is about: a row that loses one of them is held back whole. */
    private static LedgerRow without(LedgerRow row, List<Integer> columns, int otherRow) {
        Map<String, Object> values = new LinkedHashMap<>(row.values());
        List<LedgerFault> faults = new ArrayList<>(row.faults());
        for (int number : columns) {
            LedgerColumn column = LedgerColumn.values()[number - 1];
            faults.add(new LedgerFault(number, "DUPLICATE", List.of(), otherRow));
            values.remove(column.field());
        }
        boolean whole = columns.stream().anyMatch(number -> number <= LedgerColumn.ID_NUMBER.number());
        return new LedgerRow(row.sheet(), row.row(),
                whole ? LedgerRow.Outcome.REJECTED : LedgerRow.Outcome.PARTLY, whole ? Map.of() : values, faults,
                row.warnings());
    }

    private static LedgerRow with(LedgerRow row, LedgerFault warning) {
        return new LedgerRow(row.sheet(), row.row(), row.outcome(), row.values(), row.faults(), List.of(warning));
    }
}
