package io.sanjian.imports;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.io.input.BOMInputStream;

/** Reads a body byte by byte without a lock per byte; skips a UTF-8 byte order mark at its beginning. */
final class ByteSource implements AutoCloseable {
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int end;

    ByteSource(InputStream in) throws IOException {
        this.in = BOMInputStream.builder().setInputStream(in).get();
    }

    /** The next byte, or -1 at the end. */
    int read() throws IOException {
        if (position == end) {
            end = Math.max(0, in.read(buffer));
            position = 0;
            if (end == 0) {
                return -1;
            }
        }
        return buffer[position++] & 0xFF;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
