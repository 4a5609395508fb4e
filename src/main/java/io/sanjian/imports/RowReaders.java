package io.sanjian.imports;

import io.sanjian.web.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens bodies as rows. */
public final class RowReaders {
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([^\\s;\"]+)");

    private RowReaders() {
    }

    /**
     * Reads {@code body} as its Content-Type says; closing the reader closes it.
     *
     * @param headings what the columns of tables may be called
     * @throws ProblemException UNSUPPORTED_MEDIA_TYPE for another type or charset; VALIDATION if a table's headings
     *                          or a workbook as a whole cannot be read; TOO_LARGE for a workbook that is a zip bomb
     */
    public static RowReader open(InputStream body, String contentType, Headings headings) throws IOException {
        return switch (RowFormat.of(contentType)) {
            case NDJSON -> new NdjsonReader(body);
            case JSON -> new JsonArrayReader(body);
            case CSV -> TableRows.open(new CsvTable(body, charset(contentType), headings), headings);
            case WORKBOOK -> TableRows.open(Workbooks.open(body), headings);
        };
    }

    private static String charset(String contentType) {
        Matcher matcher = CHARSET.matcher(contentType);
        return matcher.find() ? matcher.group(1) : null;
    }
}
