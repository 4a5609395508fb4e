package io.sanjian.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads a body byte by byte without a lock per byte; skips a UTF-8 byte order mark at its beginning. */
final class ByteSource implements AutoCloseable {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int end;

    ByteSource(InputStream in) throws IOException {
        this.in = in;
        end = in.readNBytes(buffer, 0, BYTE_ORDER_MARK.length);
        if (Arrays.equals(buffer, 0, end, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length)) {
            position = end;
        }
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
