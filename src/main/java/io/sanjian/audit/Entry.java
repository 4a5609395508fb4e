package io.sanjian.audit;

import static io.sanjian.database.SqlValues.bytes;
import static io.sanjian.database.SqlValues.instant;

import io.sanjian.database.Digests;
import io.vertx.mutiny.sqlclient.Row;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * An entry of the audit.
 *
 * @param workerId whose data; null for an import
 * @param detail   kind of data, or null
 * @param fields   shown in the clear, or null
 * @param reason   code, or null
 * @param noteHash hash of what was said besides, or null
 */
record Entry(long id, Instant at, String actor, String action, Long workerId, String detail, List<String> fields,
        String reason, byte[] noteHash) {
    /** What {@link #of} reads. */
    static final String COLUMNS =
            "a.id, a.at, a.actor, a.action, a.worker_id, a.detail, a.fields, a.reason, a.note_hash";
    static final int HASH_BYTES = 32;

    static Entry of(Row row) {
        String[] fields = row.getArrayOfStrings("fields");
        return new Entry(row.getLong("id"), instant(row, "at"), row.getString("actor"),
                row.getString("action"), row.getLong("worker_id"), row.getString("detail"),
                fields == null ? null : List.of(fields), row.getString("reason"), bytes(row, "note_hash"));
    }

    /** SHA-256 of the hash before, the place in the chain, and every field with its length. */
    byte[] hash(byte[] previous, long seq) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(previous);
            out.writeLong(seq);
            out.writeLong(id);
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
            write(out, actor);
            write(out, action);
            write(out, workerId == null ? null : workerId.toString());
            write(out, detail);
            out.writeInt(fields == null ? -1 : fields.size());
            for (String field : fields == null ? List.<String>of() : fields) {
                write(out, field);
            }
            write(out, reason);
            write(out, noteHash);
            return Digests.sha256().digest(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        write(out, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }
}
