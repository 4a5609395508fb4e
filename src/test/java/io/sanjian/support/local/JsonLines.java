package io.sanjian.support.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;

/** Rows as a stream of NDJSON, made while it is read. */
final class JsonLines extends InputStream {
    private final Iterator<? extends JsonNode> rows;
    private byte[] line = {};
    private int position;

    JsonLines(Iterator<? extends JsonNode> rows) {
        this.rows = rows;
    }

    @Override
    public int read() throws IOException {
        return fill() ? line[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, line.length - position);
        System.arraycopy(line, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        if (position < line.length) {
            return true;
        }
        if (!rows.hasNext()) {
            return false;
        }
        byte[] json = ApiClient.JSON.writeValueAsBytes(rows.next());
        line = new byte[json.length + 1];
        System.arraycopy(json, 0, line, 0, json.length);
        line[json.length] = '\n';
        position = 0;
        return true;
    }
}
