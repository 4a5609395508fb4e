package io.sanjian.imports;

import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.List;

/** Rows of a CSV table; its first line that is not blank are the headings. */
final class CsvReader implements RowReader {
    private final CsvLines lines;
    private final CsvText text;
    private final Columns columns;
    private long number;

    /** @param charset as declared, or null to find out */
    CsvReader(InputStream body, String charset, Headings headings) throws IOException {
        lines = new CsvLines(body);
        byte[] sample = lines.sample();
        text = new CsvText(charset, sample);
        lines.skip(CsvText.markLength(sample));
        columns = headings(headings);
    }

    private Columns headings(Headings headings) throws IOException {
        for (CsvLines.Line line = lines.next(); line != null; line = lines.next()) {
            if (line.fault() != null) {
                throw Columns.unreadable(line.fault());
            }
            try {
                List<String> cells = text.decode(line.cells());
                if (!Columns.blank(cells)) {
                    return Columns.of(cells, headings);
                }
            } catch (CharacterCodingException _) {
                throw Columns.unreadable(Message.of("They are not text in {0}", text.charset()));
            }
        }
        return Columns.of(List.of(), headings);
    }

    @Override
    public Row next() throws IOException {
        for (CsvLines.Line line = lines.next(); line != null; line = lines.next()) {
            if (line.fault() != null) {
                return unreadable(line.fault());
            }
            try {
                List<String> cells = text.decode(line.cells());
                if (!Columns.blank(cells)) {
                    return columns.row(++number, cells, line.size());
                }
            } catch (CharacterCodingException _) {
                return unreadable(
                        Message.of("The row is not text in {0}; name the charset in the Content-Type if it was "
                                + "guessed wrongly", text.charset()));
            }
        }
        return null;
    }

    private Row unreadable(Message fault) {
        number++;
        return new Row.Unreadable(number, Violation.malformed("row", "{0}", fault));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
