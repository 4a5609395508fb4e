package io.sanjian.imports;

import io.sanjian.web.problem.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts CSV (RFC 4180) into cells of bytes. It works on bytes because the charset may not be known yet: no separator,
 * quote or line end is ever part of a character in UTF-8 or GB18030.
 *
 * <p>A quote that is never closed must not swallow the rows after it: where a quoted cell does not end as it should,
 * only the first physical line is given up, and reading goes on behind it.
 */
final class CsvLines implements AutoCloseable {
    /** Line breaks that a quoted cell may have: bounds how far an unclosed quote is followed. */
    private static final int MAX_BREAKS = 500;
    private static final int SAMPLE = 1 << 16;

    /** @param cells null where the line is faulty, with the reason in {@code fault} */
    record Line(List<byte[]> cells, int size, Message fault) {
    }

    private final InputStream in;
    private int separator = ',';
    private final ByteArrayOutputStream cell = new ByteArrayOutputStream();
    private byte[] window = new byte[SAMPLE];
    /** Where the present line begins in the window; positions below are counted from there. */
    private int start;
    private int end;

    CsvLines(InputStream in) throws IOException {
        this.in = in;
        end = in.readNBytes(window, 0, window.length);
    }

    /** What comes next of the body, as much of it as was read: for guessing its charset. */
    byte[] sample() {
        return Arrays.copyOfRange(window, start, end);
    }

    /** Leaves out bytes; only before the first {@link #next}. */
    void skip(int bytes) {
        start = bytes;
    }

    /** Says what stands between cells, before the first {@link #next}. */
    void separate(CsvSeparator found) throws IOException {
        separator = found.separator();
        if (found.hint()) {
            next();
        }
    }

    /** The next line, or null at the end. */
    Line next() throws IOException {
        if (at(0) < 0) {
            return null;
        }
        List<byte[]> cells = new ArrayList<>();
        int i = 0;
        while (true) {
            cell.reset();
            i = at(i) == '"' ? quoted(i + 1) : plain(i);
            if (i < 0) {
                return giveUp(Message.of("A quoted cell does not end as it should"));
            }
            if (i >= Row.MAX_BYTES) {
                return giveUp(Message.of("The row has more than {0} bytes", Row.MAX_BYTES));
            }
            cells.add(cell.toByteArray());
            if (at(i) != separator) {
                break;
            }
            i++;
        }
        // at() moves start, so the length is known before start is touched
        int length = i + (at(i) == '\r' && at(i + 1) == '\n' ? 2 : at(i) < 0 ? 0 : 1);
        start += length;
        return new Line(cells, i, null);
    }

    private boolean endsCell(int b) {
        return b == separator || b == '\n' || b == '\r' || b < 0;
    }

    private int plain(int from) throws IOException {
        int i = from;
        for (int b = at(i); !endsCell(b) && i < Row.MAX_BYTES; b = at(++i)) {
            cell.write(b);
        }
        return i;
    }

    /** Reads from behind the opening quote; returns where the cell ended, or -1 if it did not. */
    private int quoted(int from) throws IOException {
        int breaks = 0;
        for (int i = from; i < Row.MAX_BYTES && breaks <= MAX_BREAKS; i++) {
            int b = at(i);
            if (b < 0) {
                return -1;
            }
            if (b == '"' && at(i + 1) != '"') {
                return endsCell(at(i + 1)) ? i + 1 : -1;
            }
            i += b == '"' ? 1 : 0;
            breaks += b == '\n' ? 1 : 0;
            cell.write(b);
        }
        return -1;
    }

    private Line giveUp(Message fault) throws IOException {
        int size = 0;
        for (int b = at(0); b >= 0 && b != '\n'; b = at(0)) {
            start++;
            size++;
        }
        boolean more = at(0) >= 0;
        start += more ? 1 : 0;
        return new Line(null, size, fault);
    }

    /** The byte at a position of the present line, or -1 behind the end of the body. */
    private int at(int position) throws IOException {
        if (start + position >= end && !fill(position)) {
            return -1;
        }
        return window[start + position] & 0xFF;
    }

    private boolean fill(int position) throws IOException {
        System.arraycopy(window, start, window, 0, end - start);
        end -= start;
        start = 0;
        if (end == window.length) {
            window = Arrays.copyOf(window, 2 * window.length);
        }
        while (position >= end) {
            int n = in.read(window, end, window.length - end);
            if (n < 0) {
                return false;
            }
            end += n;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
