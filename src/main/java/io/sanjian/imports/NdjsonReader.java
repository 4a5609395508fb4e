package io.sanjian.imports;

import java.io.IOException;
import java.io.InputStream;

/** One JSON object per line. A faulty line is one unreadable row. */
final class NdjsonReader implements RowReader {
    private final ByteSource source;
    private final RowBuffer line = new RowBuffer();
    private long number;

    NdjsonReader(InputStream body) throws IOException {
        source = new ByteSource(body);
    }

    @Override
    public Row next() throws IOException {
        int b;
        do {
            line.clear();
            for (b = source.read(); b >= 0 && b != '\n'; b = source.read()) {
                line.add(b);
            }
        } while (line.blank() && b >= 0);
        if (line.blank()) {
            return null;
        }
        number++;
        return line.overflown() ? Row.tooLong(number) : JsonRows.row(number, line.bytes(), line.length());
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
