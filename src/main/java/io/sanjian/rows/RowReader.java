package io.sanjian.rows;

import java.io.IOException;

/** The rows of one body, read one at a time: memory does not grow with the size of the body. */
public interface RowReader extends AutoCloseable {

    /**
     * The next row, or null at the end.
     *
     * @throws IOException if the body itself breaks off; a faulty row is a {@link Row.Unreadable}, not an exception
     */
    Row next() throws IOException;

    @Override
    void close() throws IOException;
}
