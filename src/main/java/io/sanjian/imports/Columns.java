package io.sanjian.imports;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of a table: turns its lines of cells into rows. */
final class Columns {
    /** As many as a spreadsheet can have. */
    private static final int MAX_COLUMNS = 16_384;
    /** What people write for the value of the row above. */
    private static final Set<String> DITTO = Set.of("〃", "″", "同上", "〞", "\"", "''", "”", "“", "同左上", "上同");
    private final List<String> paths;
    private final Headings headings;
    private final Map<String, String> letters = new HashMap<>();
    /** Values of the row before, for the fields that may be repeated. */
    private final Map<Integer, String> above = new HashMap<>();

    private Columns(List<String> paths, Headings headings) {
        this.paths = paths;
        this.headings = headings;
        for (int i = 0; i < paths.size(); i++) {
            letters.put(paths.get(i), letter(i));
        }
    }

    /**
     * Reads the headings.
     *
     * @param names one per column, null where there is none
     * @throws ProblemException VALIDATION if two columns are for the same known field: no row could be trusted
     */
    static Columns of(List<String> names, Headings headings) {
        List<String> paths = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        if (names.size() > MAX_COLUMNS) {
            throw unreadable(Message.of("There are more than {0}", MAX_COLUMNS));
        }
        // which column is for a field, or for a part of it
        Map<String, Integer> fields = new HashMap<>();
        Map<String, Integer> parents = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String cell = names.get(i);
            boolean named = cell != null && !cell.isEmpty();
            String path = named ? headings.path(cell) : "column " + (i + 1);
            String parent = path.contains(".") ? path.substring(0, path.indexOf('.')) : null;
            Integer other = fields.containsKey(path) ? fields.get(path)
                    : parent == null ? parents.get(path) : fields.get(parent);
            if (other != null && !headings.knows(path) && (parent == null || fields.containsKey(path))) {
                // nothing reads it, so that nothing goes wrong; it is told of under a name of its own
                path = path + " " + (i + 1);
            } else if (other != null) {
                violations.add(Violation.of(path, "DUPLICATE",
                        "Column {0} ({field}) is for the same field as column {1}", i + 1, other));
            }
            fields.putIfAbsent(path, i + 1);
            if (parent != null) {
                parents.putIfAbsent(parent, i + 1);
            }
            paths.add(path);
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new Columns(List.copyOf(paths), headings);
    }

    /** The problem of a table without headings that could be read. */
    static ProblemException unreadable(Message fault) {
        return ProblemException.invalid(Violation.malformed("headings", "The headings cannot be read. {0}", fault));
    }

    int size() {
        return paths.size();
    }

    /** Whether a line has a value in a column of a field that is known. */
    boolean says(TableLine line) {
        for (int i = 0; i < paths.size(); i++) {
            if (headings.knows(paths.get(i)) && (line.cell(i) != null || line.lost().containsKey(i))) {
                return true;
            }
        }
        return false;
    }

    /** One line; cells that are missing at its end are empty. */
    Row row(long number, TableLine line, String title, List<String> sections) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        List<Violation> faults = new ArrayList<>(0);
        List<Violation> warnings = new ArrayList<>(0);
        line.lost().forEach((column, lost) -> lost(column, lost, faults, warnings));
        for (int i = 0; i < line.cells().size(); i++) {
            String cell = line.cell(i);
            if (cell == null) {
                continue;
            }
            if (i >= paths.size()) {
                return new Row.Unreadable(number, Violation.malformed("row",
                        "The row has more cells than the {0} headings", paths.size()), Origin.of(line));
            }
            if (DITTO.contains(cell)) {
                cell = repeated(i, faults, warnings);
            } else {
                above.put(i, cell);
            }
            if (cell != null) {
                put(fields, paths.get(i), cell);
            }
        }
        return new Row.Data(number, fields, line.size(),
                new Origin(line.sheet().name(), line.row(), letters, faults, warnings, title, sections));
    }

    /** What says which thing a row is about is never repeated: two rows would become one. */
    private String repeated(int column, List<Violation> faults, List<Violation> warnings) {
        if (headings.identifies(paths.get(column))) {
            lost(column, LostCell.REPEATED, faults, warnings);
            return null;
        }
        return above.get(column);
    }

    private void lost(int column, LostCell lost, List<Violation> faults, List<Violation> warnings) {
        if (column < paths.size()) {
            String path = paths.get(column);
            (headings.identifies(path) ? faults : warnings).add(lost.told(path));
        }
    }

    private static void put(ObjectNode fields, String path, String cell) {
        int dot = path.indexOf('.');
        if (dot > 0) {
            fields.withObject(JsonPointer.empty().appendProperty(path.substring(0, dot)))
                    .put(path.substring(dot + 1), cell);
        } else {
            fields.put(path, cell);
        }
    }

    /** A, B ... Z, AA ... */
    private static String letter(int column) {
        return (column < 26 ? "" : letter(column / 26 - 1)) + (char) ('A' + column % 26);
    }
}
