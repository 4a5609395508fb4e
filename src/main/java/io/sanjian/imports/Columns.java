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

/** The columns of a table: turns its lines of cells into rows. */
final class Columns {
    /** As many as a spreadsheet can have. */
    private static final int MAX_COLUMNS = 16_384;
    private final List<String> paths;

    private Columns(List<String> paths) {
        this.paths = paths;
    }

    /**
     * Reads the line of headings.
     *
     * @throws ProblemException VALIDATION if two columns are for the same field: no row could be trusted
     */
    static Columns of(List<String> line, Headings headings) {
        List<String> paths = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        if (line.size() > MAX_COLUMNS) {
            throw unreadable(Message.of("There are more than {0}", MAX_COLUMNS));
        }
        // which column is for a field, or for a part of it
        Map<String, Integer> fields = new HashMap<>();
        Map<String, Integer> parents = new HashMap<>();
        for (int i = 0; i < line.size(); i++) {
            String cell = line.get(i);
            String path = cell == null || cell.isBlank() ? "column " + (i + 1) : headings.path(cell);
            String parent = path.contains(".") ? path.substring(0, path.indexOf('.')) : null;
            Integer other = fields.containsKey(path) ? fields.get(path)
                    : parent == null ? parents.get(path) : fields.get(parent);
            if (other != null) {
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
        return new Columns(List.copyOf(paths));
    }

    /** The problem of a table without headings that could be read. */
    static ProblemException unreadable(Message fault) {
        return ProblemException.invalid(Violation.malformed("headings", "The headings cannot be read. {0}", fault));
    }

    /** Whether a line has nothing in it. */
    static boolean blank(List<String> line) {
        return line.stream().allMatch(cell -> cell == null || cell.isBlank());
    }

    /** One line; cells that are missing at its end are empty. */
    Row row(long number, List<String> line, int size) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < line.size(); i++) {
            String cell = line.get(i);
            if (cell == null || cell.isBlank()) {
                continue;
            }
            if (i >= paths.size()) {
                return new Row.Unreadable(number, Violation.malformed("row",
                        "The row has more cells than the {0} headings", paths.size()));
            }
            put(fields, paths.get(i), cell);
        }
        return new Row.Data(number, fields, size);
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
}
