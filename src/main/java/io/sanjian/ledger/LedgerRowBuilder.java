package io.sanjian.ledger;

import io.sanjian.imports.Origin;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Violation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is gathered of one row. */
final class LedgerRowBuilder {
    private static final int LONGEST = 500;
    /** A blank cell says nothing; who means to empty it writes this. */
    private static final String EMPTIED = "清空";
    private static final Set<LedgerColumn> PLACE_AND_NUMBER =
            EnumSet.of(LedgerColumn.SEQ, LedgerColumn.AREA, LedgerColumn.TOWN, LedgerColumn.VILLAGE);
    private static final Set<String> REJECTING = Set.of("REQUIRED", "MALFORMED", "CHECK_DIGIT", "PRECISION_LOST",
            "FIRST_GENERATION", "MASKED", "UNKNOWN_CODE", "SEVERAL_VALUES", "OUT_OF_SCOPE");

    private final BodyFields fields;
    final Origin origin;
    final Map<String, Object> values = new LinkedHashMap<>();
    final List<LedgerFault> faults = new ArrayList<>(0);
    final List<LedgerFault> warnings = new ArrayList<>(0);

    private final int number;

    LedgerRowBuilder(BodyFields fields, Origin origin, long number) {
        this.fields = fields;
        this.origin = origin;
        this.number = origin.line() == null ? Math.toIntExact(number) : origin.line();
        origin.faults().forEach(this::lost);
        origin.warnings().forEach(this::lost);
    }

    /** A cell of which the reader of tables told already; an error of a formula is no value. */
    private void lost(Violation violation) {
        LedgerColumn.of(violation.field()).ifPresent(column -> fault(column,
                violation.code().equals("PRECISION_LOST") ? violation.code() : "MALFORMED"));
    }

    boolean template() {
        for (LedgerColumn column : LedgerColumn.values()) {
            if (!PLACE_AND_NUMBER.contains(column) && (fields.has(column.field()) || faulty(column))) {
                return false;
            }
        }
        return true;
    }

    /** What the cell says; null where it says nothing, is faulty, or is emptied on purpose, which is noted. */
    String written(LedgerColumn column) {
        String text = faulty(column) ? null : fields.text(column.field(), LONGEST);
        if (EMPTIED.equals(text) && column.compareTo(LedgerColumn.PHONE) >= 0) {
            put(column, null);
            return null;
        }
        return text;
    }

    void text(LedgerColumn column) {
        String text = written(column);
        if (text != null) {
            put(column, text.replaceAll("\\s*\\R\\s*", " "));
        }
    }

    void put(LedgerColumn column, Object value) {
        values.put(column.field(), value);
    }

    void require(LedgerColumn column) {
        if (!faulty(column)) {
            fault(column, "REQUIRED");
        }
    }

    void fault(LedgerColumn column, String code) {
        faults.add(LedgerFault.of(column, code));
    }

    private boolean faulty(LedgerColumn column) {
        return faults.stream().anyMatch(fault -> fault.column() == column.number());
    }

    LedgerRow done() {
        boolean rejected = faults.stream().anyMatch(fault -> REJECTING.contains(fault.code())
                && fault.column() != null && fault.column() >= LedgerColumn.VILLAGE.number()
                && fault.column() <= LedgerColumn.ID_NUMBER.number());
        return new LedgerRow(origin.sheet(), number, rejected ? LedgerRow.Outcome.REJECTED
                : faults.isEmpty() ? LedgerRow.Outcome.ACCEPTED : LedgerRow.Outcome.PARTLY,
                rejected ? Map.of() : values, faults, rejected ? List.of() : warnings);
    }
}
