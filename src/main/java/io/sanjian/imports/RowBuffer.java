package io.sanjian.imports;

import java.util.Arrays;

/** The bytes of one row, at most {@link Row#MAX_BYTES}; what comes after is counted but not kept. */
final class RowBuffer {
    private byte[] bytes = new byte[4096];
    private int length;
    private boolean overflown;
    private boolean blank = true;

    void add(int b) {
        if (length == Row.MAX_BYTES) {
            overflown = true;
            return;
        }
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(Row.MAX_BYTES, length * 2));
        }
        blank &= b <= ' ';
        bytes[length++] = (byte) b;
    }

    /** Whether there is nothing but white space. */
    boolean blank() {
        return blank;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    boolean overflown() {
        return overflown;
    }

    void clear() {
        length = 0;
        overflown = false;
        blank = true;
    }
}
