package io.sanjian.imports;

import io.sanjian.web.problem.BodyLimit;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;

/**
 * Rows of the first sheet of a workbook; its first line that is not blank are the headings. The body is put into a
 * temporary file, because the directory of a zip is at its end.
 */
final class XlsxReader implements RowReader {
    private static final long MAX_BYTES = 256L << 20;
    private final Path file;
    private ReadableWorkbook workbook;
    private Stream<org.dhatim.fastexcel.reader.Row> stream;
    private Iterator<org.dhatim.fastexcel.reader.Row> lines;
    private Columns columns;
    private long number;

    XlsxReader(InputStream body, Headings headings) throws IOException {
        file = Files.createTempFile("sanjian", ".xlsx");
        boolean opened = false;
        try (body) {
            Files.copy(BodyLimit.limited(body, MAX_BYTES,
                    Message.of("A workbook may have {0} MiB; send larger tables as CSV or NDJSON", MAX_BYTES >> 20)),
                    file, StandardCopyOption.REPLACE_EXISTING);
            WorkbookGuard.check(file);
            openSheet();
            List<String> line = firstLine();
            columns = Columns.of(line == null ? List.of() : line, headings);
            opened = true;
        } finally {
            if (!opened) {
                close();
            }
        }
    }

    private List<String> firstLine() {
        try {
            return nextLine();
        } catch (RuntimeException e) {
            throw WorkbookGuard.unreadable();
        }
    }

    /** Whatever of a workbook fastexcel stumbles over, the workbook is at fault. */
    private void openSheet() {
        try {
            workbook = open();
            stream = workbook.getSheet(0).orElseThrow(WorkbookGuard::unreadable).openStream();
            lines = stream.iterator();
        } catch (IOException | RuntimeException e) {
            throw WorkbookGuard.unreadable();
        }
    }

    /** Formats tell days from numbers; a workbook without a part for them has none. */
    private ReadableWorkbook open() throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
        } catch (ExcelReaderException _) {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true));
        }
    }

    /** The next line that is not blank, or null at the end. */
    private List<String> nextLine() {
        while (lines.hasNext()) {
            List<String> cells = new ArrayList<>();
            lines.next().forEach(cell -> cells.add(cell == null ? null : XlsxCell.text(cell)));
            if (!Columns.blank(cells)) {
                return cells;
            }
        }
        return null;
    }

    @Override
    public Row next() throws IOException {
        if (lines == null) {
            return null;
        }
        try {
            List<String> line = nextLine();
            if (line == null) {
                return null;
            }
            int size = line.stream().mapToInt(cell -> cell == null ? 0 : cell.length()).sum();
            return columns.row(++number, line, size);
        } catch (RuntimeException e) {
            // the XML itself is broken here; there is no safe place to go on from
            lines = null;
            return new Row.Last(++number,
                    Violation.malformed("row", "The sheet cannot be read from this row on"));
        }
    }

    @Override
    public void close() throws IOException {
        if (stream != null) {
            stream.close();
        }
        if (workbook != null) {
            workbook.close();
        }
        Files.deleteIfExists(file);
    }
}
