package io.sanjian.imports;

import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rows of the tables of a file: of every visible sheet the lines below its headings, wherever they stand. Titles, hints,
 * numbers of columns, section lines, subtotals and remarks are no rows. A sheet without headings is left out and named.
 */
final class TableRows implements RowReader {
    /** Lines among which the headings are looked for as one: the best of them counts. Below, the first that will do. */
    private static final int LOOKED_THROUGH = 60;
    /** Fields that a line far below must name to be taken for headings. */
    private static final int FAR_BELOW = 2;
    /** Characters of a title that are kept. */
    private static final int LONGEST_TITLE = 500;
    /** Section lines that are kept between two rows. */
    private static final int MOST_SECTIONS = 20;

    private final TableSource source;
    private final Headings headings;
    private final HeadingLines finder;
    private final Deque<TableLine> ahead = new ArrayDeque<>();
    private final List<SheetUse> uses = new ArrayList<>();
    private Columns columns;
    private List<String> names;
    private Sheet sheet;
    private String title = "";
    private List<String> sections = new ArrayList<>();
    private boolean first;
    private boolean broken;
    private boolean told;
    private long number;

    /**
     * Reads on to the first table; closes the source if there is none.
     *
     * @throws ProblemException VALIDATION if there are lines, but no headings among them that could be read
     */
    static TableRows open(TableSource source, Headings headings) throws IOException {
        boolean opened = false;
        try {
            TableRows rows = new TableRows(source, headings);
            rows.openFirst();
            opened = true;
            return rows;
        } finally {
            if (!opened) {
                source.close();
            }
        }
    }

    private TableRows(TableSource source, Headings headings) {
        this.source = source;
        this.headings = headings;
        this.finder = new HeadingLines(headings);
        source.sheets().stream().filter(each -> !each.visible())
                .forEach(each -> uses.add(SheetUse.ignored(each, SheetUse.Reason.HIDDEN)));
    }

    private void openFirst() throws IOException {
        List<TableLine> seen = new ArrayList<>();
        if (openTable(seen)) {
            return;
        }
        if (broken) {
            throw WorkbookGuard.unreadable();
        }
        if (seen.isEmpty()) {
            return;
        }
        Optional<Message> fault = seen.stream().map(TableLine::fault).filter(each -> each != null).findFirst();
        if (fault.isPresent()) {
            throw Columns.unreadable(fault.get());
        }
        throw ProblemException.invalid(new Violation("headings", "NO_HEADINGS", "No line names the columns of a table; "
                + "headings such as these are expected", null).allowing(headings.expected()));
    }

    /** Goes on to the next sheet with headings; what was looked at of the first is kept in {@code seen}. */
    private boolean openTable(List<TableLine> seen) throws IOException {
        for (TableLine line = line(); line != null; line = line()) {
            ahead.addFirst(line);
            sheet = line.sheet();
            title = "";
            sections = new ArrayList<>();
            List<TableLine> lines = look();
            seen.addAll(
                    lines.subList(0, Math.min(lines.size(), LOOKED_THROUGH - Math.min(LOOKED_THROUGH, seen.size()))));
            Optional<HeadingLines.Found> found = finder.best(lines);
            if (found.isPresent()) {
                List<TableLine> rest = lines.subList(found.get().first() + found.get().lines(), lines.size());
                rest.reversed().forEach(ahead::addFirst);
                title = title(lines.subList(0, found.get().first()));
                begin(found.get(), lines.get(found.get().first()).row());
                return true;
            }
            if (farBelow()) {
                return true;
            }
            uses.add(SheetUse.ignored(sheet, lines.isEmpty() ? SheetUse.Reason.EMPTY : SheetUse.Reason.NO_HEADINGS));
        }
        return false;
    }

    /** The texts above the headings. */
    private static String title(List<TableLine> above) {
        String all =
                above.stream().flatMap(line -> line.cells().stream()).filter(cell -> cell != null && !cell.isEmpty())
                        .distinct().collect(Collectors.joining(" "));
        return all.length() <= LONGEST_TITLE ? all : all.substring(0, LONGEST_TITLE);
    }

    private void begin(HeadingLines.Found found, int row) {
        columns = Columns.of(found.names(), headings);
        names = found.names();
        if (uses.stream().noneMatch(use -> use.use() == SheetUse.Use.DATA && use.name() != null
                && use.name().equals(sheet.name()))) {
            uses.add(SheetUse.data(sheet, row));
        }
        first = true;
    }

    /** The first lines of the sheet that have anything in them. */
    private List<TableLine> look() throws IOException {
        List<TableLine> lines = new ArrayList<>();
        for (TableLine line = line(); line != null; line = line()) {
            if (line.sheet() != sheet) {
                ahead.addFirst(line);
                break;
            }
            if (!line.blank()) {
                lines.add(line);
            }
            if (lines.size() == LOOKED_THROUGH) {
                break;
            }
        }
        return lines;
    }

    private boolean farBelow() throws IOException {
        for (TableLine line = line(); line != null; line = line()) {
            if (line.sheet() != sheet) {
                ahead.addFirst(line);
                return false;
            }
            if (finder.score(line.cells()) >= FAR_BELOW && finder.again(line)) {
                begin(withNext(line), line.row());
                return true;
            }
        }
        return false;
    }

    /** The headings that begin with a line, which may go on in the next. */
    private HeadingLines.Found withNext(TableLine line) throws IOException {
        TableLine next = line();
        if (next == null || next.sheet() != sheet) {
            if (next != null) {
                ahead.addFirst(next);
            }
            return finder.at(List.of(line), 0);
        }
        HeadingLines.Found found = finder.at(List.of(line, next), 0);
        if (found.lines() == 1) {
            ahead.addFirst(next);
        }
        return found;
    }

    /** The next line, or null where nothing comes any more. */
    private TableLine line() throws IOException {
        if (!ahead.isEmpty()) {
            return ahead.removeFirst();
        }
        if (broken) {
            return null;
        }
        try {
            return source.next();
        } catch (BrokenTableException _) {
            broken = true;
            return null;
        }
    }

    @Override
    public Row next() throws IOException {
        for (TableLine line = line(); line != null; line = line()) {
            if (line.sheet() != sheet) {
                ahead.addFirst(line);
                if (!openTable(new ArrayList<>())) {
                    break;
                }
                continue;
            }
            if (line.fault() != null) {
                return new Row.Unreadable(++number, Violation.malformed("row", "{0}", line.fault()), Origin.of(line));
            }
            if (line.blank()) {
                continue;
            }
            if (finder.again(line)) {
                begin(withNext(line), line.row());
                continue;
            }
            LineKind kind = LineKind.of(line, columns, names, first);
            if (kind == LineKind.SECTION && sections.size() < MOST_SECTIONS) {
                sections.add(LineKind.firstCell(line));
            } else if (kind == LineKind.DATA) {
                first = false;
                List<String> between = sections;
                sections = new ArrayList<>();
                return columns.row(++number, line, title, between);
            }
        }
        if (!broken || told) {
            return null;
        }
        told = true;
        return new Row.Last(++number, Violation.malformed("row", "The sheet cannot be read from this row on"));
    }

    @Override
    public List<SheetUse> sheets() {
        List<String> order = source.sheets().stream().map(Sheet::name).toList();
        return uses.stream().filter(use -> use.name() != null)
                .sorted(Comparator.comparingInt(use -> order.indexOf(use.name()))).toList();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
