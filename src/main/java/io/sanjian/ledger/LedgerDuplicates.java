package io.sanjian.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * People who stand more than once in a file. A row that says nothing beyond one before it is skipped; one that fills what the other left
 * blank is taken beside it; where rows differ none is believed: each loses the columns in which they do, and is told of the other.
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
        Map<Object, Person> people = new HashMap<>();
        rows.forEach(row -> people.computeIfAbsent(number(row), _ -> new Person(row.row())).add(row));
        List<LedgerRow> kept = new ArrayList<>(rows.size());
        List<LedgerRow> skipped = new ArrayList<>(0);
        for (LedgerRow row : rows) {
            Person person = people.get(number(row));
            Map<Integer, Integer> differing = person.differing(row);
            if (!differing.isEmpty()) {
                kept.add(without(row, differing));
            } else if (person.addsNothing(row)) {
                skipped.add(with(row, new LedgerFault(null, "DUPLICATE_ROW", List.of(), person.firstRow)));
            } else {
                kept.add(row);
            }
        }
        return new Sorted(kept, skipped);
    }

    private static Object number(LedgerRow row) {
        return row.values().get(LedgerColumn.ID_NUMBER.field());
    }

    /**
     * What the rows of one person say: of each column the first value and the first other one, so that a file full of one number costs no
     * more than any other.
     */
    private static final class Person {
        /** @param other row that says something else than {@code value}; null while all agree */
        private record Said(Object value, int row, Integer other) {
        }

        private final int firstRow;
        private final Map<String, Said> columns = new HashMap<>();
        private final Map<String, Object> told = new HashMap<>();

        Person(int firstRow) {
            this.firstRow = firstRow;
        }

        void add(LedgerRow row) {
            row.values().forEach((field, value) -> columns.merge(field, new Said(value, row.row(), null),
                    (first, _) -> first.other != null || Objects.equals(first.value, value) ? first
                            : new Said(first.value, first.row, row.row())));
        }

        /** Numbers of the columns that a row fills and in which not all rows agree, each with a row that says something else. */
        Map<Integer, Integer> differing(LedgerRow row) {
            Map<Integer, Integer> differing = new TreeMap<>();
            row.values().forEach((field, value) -> LedgerColumn.of(field).ifPresent(column -> {
                Said said = columns.get(field);
                if (said.other != null) {
                    differing.put(column.number(), Objects.equals(said.value, value) ? said.other : said.row);
                }
            }));
            return differing;
        }

        /** Whether rows before it said all of it; to be asked in their order, and of those that are taken whole. */
        boolean addsNothing(LedgerRow row) {
            boolean known = told.entrySet().containsAll(row.values().entrySet());
            told.putAll(row.values());
            return known;
        }
    }

    /** The place and the name are what the row is about: a row that loses one of them is held back whole. */
    private static LedgerRow without(LedgerRow row, Map<Integer, Integer> differing) {
        Map<String, Object> values = new LinkedHashMap<>(row.values());
        List<LedgerFault> faults = new ArrayList<>(row.faults());
        differing.forEach((number, otherRow) -> {
            faults.add(new LedgerFault(number, "DUPLICATE", List.of(), otherRow));
            values.remove(LedgerColumn.values()[number - 1].field());
        });
        boolean whole = differing.keySet().stream().anyMatch(number -> number <= LedgerColumn.ID_NUMBER.number());
        return new LedgerRow(row.sheet(), row.row(),
                whole ? LedgerRow.Outcome.REJECTED : LedgerRow.Outcome.PARTLY, whole ? Map.of() : values, faults,
                row.warnings());
    }

    private static LedgerRow with(LedgerRow row, LedgerFault warning) {
        return new LedgerRow(row.sheet(), row.row(), row.outcome(), row.values(), row.faults(), List.of(warning));
    }
}
