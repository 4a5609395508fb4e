package io.sanjian.imports;

import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.List;

/** The lines of a CSV file. */
final class CsvTable implements TableSource {
    private final CsvLines lines;
    private final CsvText text;
    private int row;

    /**
     * @param charset as declared, or null to find out
     * @throws ProblemException UNSUPPORTED_MEDIA_TYPE for another charset than UTF-8 and the GB family
     */
    CsvTable(InputStream body, String charset, Headings headings) throws IOException {
        lines = new CsvLines(body);
        byte[] sample = lines.sample();
        text = new CsvText(charset, sample);
        lines.skip(CsvText.markLength(sample));
        lines.separate(CsvSeparator.of(text.glance(sample), headings));
    }

    @Override
    public TableLine next() throws IOException {
        CsvLines.Line line = lines.next();
        if (line == null) {
            return null;
        }
        row++;
        if (line.fault() != null) {
            return TableLine.unreadable(Sheet.ONLY, row, line.fault());
        }
        try {
            return TableLine.of(Sheet.ONLY, row, text.decode(line.cells(), lines::sample), line.size());
        } catch (CharacterCodingException _) {
            return TableLine.unreadable(Sheet.ONLY, row, Message.of(
                    "The row is not text in {0}; name the charset in the Content-Type if it was guessed wrongly",
                    text.charset()));
        }
    }

    @Override
    public List<Sheet> sheets() {
        return List.of(Sheet.ONLY);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
