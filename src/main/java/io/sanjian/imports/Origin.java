package io.sanjian.imports;

import io.sanjian.web.problem.Violation;
import java.util.List;
import java.util.Map;

/**
 * Where a row of a table stands, and what its reader knows of it that its fields do not say.
 *
 * @param sheet    name of the sheet, or null
 * @param line     the row as a spreadsheet numbers it, or null where the body is no table
 * @param columns  letters of the columns of the fields
 * @param faults   why the row cannot be taken
 * @param warnings cells that were left out
 * @param title    what stands above the headings, or empty
 * @param sections lines between this row and the one before that head a part of the table (a village, a group)
 */
public record Origin(String sheet, Integer line, Map<String, String> columns, List<Violation> faults,
        List<Violation> warnings, String title, List<String> sections) {
    /** Of a body that is no table. */
    public static final Origin NONE = new Origin(null, null, Map.of(), List.of(), List.of(), "", List.of());

    static Origin of(TableLine line) {
        return new Origin(line.sheet().name(), line.row(), Map.of(), List.of(), List.of(), "",
                List.of());
    }
}
