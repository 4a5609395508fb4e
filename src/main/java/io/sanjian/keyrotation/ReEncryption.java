package io.sanjian.keyrotation;

import io.sanjian.crypto.DecryptionException;
import io.sanjian.crypto.EncryptedTable;
import io.sanjian.crypto.EncryptedTable.Column;
import io.sanjian.crypto.Vault;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Seals the rows of one table anew, a batch at a time in the order of the key. The rows of a batch are locked in that
 * order, as imports lock them, so that there is one writer to a row and no deadlock; a row that was written meanwhile has
 * the present keys already and is left alone.
 */
final class ReEncryption {
    private final EncryptedTable table;
    private final Vault vault;
    private final String select;
    private final String update;

    ReEncryption(EncryptedTable table, Vault vault) {
        this.table = table;
        this.vault = vault;
        this.select = select(table);
        this.update = update(table);
    }

    /**
     * What came of a batch.
     *
     * @param last       key of its last row, or null where there was none
     * @param rewritten  rows sealed anew
     * @param unreadable rows of which something does not open with any key; they stay as they are
     */
    record Batch(String last, int rewritten, int unreadable) {
    }

    /** @param after key of the last row seen, or null to begin with */
    Batch next(SqlConnection tx, String after, int size) {
        RowSet<Row> rows = tx.preparedQuery(select).executeAndAwait(Tuple.of(after, vault.activeKey(),
                Buffer.buffer(HexFormat.of().parseHex(vault.indexKeyIds().getFirst())), size));
        List<Tuple> written = new ArrayList<>();
        String last = null;
        int unreadable = 0;
        for (Row row : rows) {
            last = row.getString(0);
            try {
                written.add(resealed(row));
            } catch (DecryptionException e) {
                unreadable++;
            }
        }
        if (!written.isEmpty()) {
            tx.preparedQuery(update).executeBatchAndAwait(written);
        }
        return new Batch(last, written.size(), unreadable);
    }

    private Tuple resealed(Row row) {
        List<String> parts = new ArrayList<>();
        int at = 1;
        for (; at <= table.parts().size(); at++) {
            parts.add(row.getString(at));
        }
        Tuple values = Tuple.of(row.getString(0));
        for (Column column : table.columns()) {
            String sealed = row.getString(at++);
            String context = column.context().apply(parts);
            String plain = vault.decrypt(sealed, context);
            values.addString(vault.isCurrent(sealed) ? sealed : vault.encrypt(plain, context));
            if (column.index() != null) {
                values.addValue(plain == null ? null : Buffer.buffer(vault.blindIndex(column.prefix() + plain)));
            }
        }
        for (int i = 0; i < table.hashes().size(); i++) {
            byte[] hash = bytes(row, at++);
            values.addValue(Buffer.buffer(vault.isCurrent(hash) ? hash : new byte[0]));
        }
        return values;
    }

    private static byte[] bytes(Row row, int column) {
        return row.getBuffer(column).getBytes();
    }

    /** The key is named with its table where it orders: else it would mean the text that is selected. */
    private static String select(EncryptedTable table) {
        List<String> wanted = new ArrayList<>(List.of(table.key() + "::text"));
        table.parts().forEach(part -> wanted.add(part + "::text"));
        table.columns().forEach(column -> wanted.add(column.sealed()));
        wanted.addAll(table.hashes());
        return "select " + String.join(", ", wanted) + " from " + table.name()
                + " where ($1::text is null or " + table.key() + " > ($1::text)::" + table.keyType() + ") and ("
                + stale(table, "$2", "$3") + ") order by " + table.name() + '.' + table.key()
                + " limit $4 for no key update";
    }

    /** Condition on rows that something not sealed or indexed with the present keys is in. */
    static String stale(EncryptedTable table, String activeKey, String indexKey) {
        Stream<String> seals = table.columns().stream()
                .map(column -> "split_part(" + column.sealed() + ", ':', 1) <> " + activeKey + "::text");
        Stream<String> indexes = indexed(table)
                .map(column -> "substring(" + column + " for 4) <> " + indexKey + "::bytea");
        // The last one never holds: it tells the type of a parameter that a table without an index does not use.
        return String.join(" or ", Stream.concat(Stream.concat(seals, indexes),
                Stream.of(indexKey + "::bytea is null")).toList());
    }

    /** Columns with hashes made with the index key; an emptied one counts as none. */
    static Stream<String> indexed(EncryptedTable table) {
        return Stream.concat(table.columns().stream().map(Column::index).filter(index -> index != null),
                table.hashes().stream().map(hash -> "nullif(" + hash + ", '')"));
    }

    private static String update(EncryptedTable table) {
        List<String> set = new ArrayList<>();
        int parameter = 2;
        for (Column column : table.columns()) {
            set.add(column.sealed() + " = $" + parameter++);
            if (column.index() != null) {
                set.add(column.index() + " = $" + parameter++);
            }
        }
        for (String hash : table.hashes()) {
            set.add(hash + " = $" + parameter++);
        }
        return "update " + table.name() + " set " + String.join(", ", set) + " where " + table.key() + " = ($1::text)::"
                + table.keyType();
    }
}
