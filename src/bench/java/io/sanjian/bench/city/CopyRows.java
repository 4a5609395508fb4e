package io.sanjian.bench.city;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows sent to PostgreSQL with {@code COPY}, in its text format. {@link #close} without {@link #finish} undoes it. */
final class CopyRows implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder text = new StringBuilder(BUFFER + (BUFFER >> 2));
    private boolean inRow;

    /** @param columns names with commas between, in the order in which every row gives its values */
    CopyRows(Connection connection, String table, String columns) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " (" + columns
                + ") from stdin");
    }

    /** The next value of the row; null for an unknown one. */
    CopyRows add(Object value) {
        if (inRow) {
            text.append('\t');
        }
        inRow = true;
        if (value == null) {
            text.append("\\N");
        } else {
            escape(value.toString());
        }
        return this;
    }

    CopyRows add(byte[] bytes) {
        return add(bytes == null ? null : "\\x" + HexFormat.of().formatHex(bytes));
    }

    /** The next value: an array of texts. */
    CopyRows addAll(Collection<String> texts) {
        StringBuilder array = new StringBuilder("{");
        for (String one : texts) {
            array.append(array.length() == 1 ? "" : ",").append('"')
                    .append(one.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
        }
        return add(array.append('}'));
    }

    /** The row is complete. */
    void end() throws SQLException {
        text.append('\n');
        inRow = false;
        if (text.length() >= BUFFER) {
            send();
        }
    }

    /** All rows are complete. */
    void finish() throws SQLException {
        send();
        copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void send() throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
