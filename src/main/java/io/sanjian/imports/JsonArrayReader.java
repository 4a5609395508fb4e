package io.sanjian.imports;

import io.sanjian.web.problem.Violation;
import java.io.IOException;
import java.io.InputStream;

/**
 * A JSON array of objects, or a single object. The array is cut at its own commas before anything is parsed, so that a
 * faulty element is one unreadable row as long as its quotes and brackets are paired.
 */
final class JsonArrayReader implements RowReader {
    private final ByteSource source;
    private final RowBuffer element = new RowBuffer();
    private boolean inArray;
    private boolean ended;
    private long number;

    JsonArrayReader(InputStream body) throws IOException {
        source = new ByteSource(body);
        int first = source.read();
        while (first >= 0 && first <= ' ') {
            first = source.read();
        }
        inArray = first == '[';
        ended = first < 0;
        if (!inArray && !ended) {
            element.add(first);
        }
    }

    @Override
    public Row next() throws IOException {
        if (ended) {
            return null;
        }
        if (!inArray) {
            ended = true;
            for (int b = source.read(); b >= 0; b = source.read()) {
                element.add(b);
            }
            return row();
        }
        element.clear();
        int stop = cut();
        ended = stop != ',';
        if (stop < 0) {
            number++;
            return new Row.Last(number, Violation.malformed("row", "The body ends within the array"));
        }
        boolean nothing = element.blank() && stop == ']';
        return nothing ? null : row();
    }

    private Row row() throws IOException {
        number++;
        return element.overflown() ? Row.tooLong(number) : JsonRows.row(number, element.bytes(), element.length());
    }

    /** Reads one element; returns the byte that ended it: a comma, the closing bracket, or -1 for the end of the body. */
    private int cut() throws IOException {
        int depth = 0;
        boolean inText = false;
        for (int b = source.read(); b >= 0; b = source.read()) {
            if (inText) {
                if (b == '\\') {
                    element.add(b);
                    b = source.read();
                } else if (b == '"') {
                    inText = false;
                }
            } else if (b == '"') {
                inText = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (depth > 0 && (b == '}' || b == ']')) {
                depth--;
            } else if (b == ',' && depth == 0 || b == ']') {
                return b;
            }
            if (b >= 0) {
                element.add(b);
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
