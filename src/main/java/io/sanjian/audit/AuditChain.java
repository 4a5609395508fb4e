package io.sanjian.audit;

import static io.sanjian.database.SqlValues.utc;

import io.sanjian.database.SqlValues;
import io.sanjian.database.Transactions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reading, verifying and shortening the audit. Blocking. */
@ApplicationScoped
public class AuditChain {
    private static final int PAGE = 5000;
    private static final String SNAPSHOT = "set transaction isolation level repeatable read, read only";
    private static final String START = "select seq, hash from audit_checkpoint order by seq desc limit 1";
    private static final String HEAD = "select seq, hash from audit_head";
    private static final String ENTRIES = "select " + Entry.COLUMNS + """
            , a.seq, a.hash, n.salt, n.note, (w.id is not null) as kept
             from audit a left join audit_note n on n.audit_id = a.id left join worker w on w.id = a.worker_id
            where a.seq > $1 order by a.seq limit $2
            """;
    private static final String LIST = "select " + Entry.COLUMNS + """
            , n.note from audit a left join audit_note n on n.audit_id = a.id
            where a.id < $1 and ($2::bigint is null or a.worker_id = $2) order by a.id desc limit $3
            """;
    /** Entries go from the beginning of the chain, and only as far as all are old. */
    private static final String OLD = """
            select seq, hash from audit where seq < (
                select coalesce(min(seq), (select seq + 1 from audit_head)) from audit where seq is not null and at >= $1)
            order by seq desc limit 1
            """;
    private static final String CHECKPOINT = """
            insert into audit_checkpoint (seq, hash, entries, at)
            select $1, $2, count(*), $3 from audit where seq <= $1 on conflict (seq) do nothing
            """;
    private static final String REMOVE = """
            delete from audit where id in (select id from audit
                where seq <= (select max(seq) from audit_checkpoint) order by seq limit $1)
            """;

    private final Transactions transactions;
    private final AuditChainer sealer;
    private final AuditConfig config;
    private final Clock clock;

    AuditChain(Transactions transactions, AuditChainer sealer, AuditConfig config, Clock clock) {
        this.transactions = transactions;
        this.sealer = sealer;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Chains what is new and follows the whole chain.
     *
     * @param anchor an end of the chain that was noted earlier, or null
     */
    Verification verify(Verification.Head anchor) {
        sealer.sealAll();
        Instant now = clock.instant();
        return transactions.call(tx -> {
            tx.query(SNAPSHOT).executeAndAwait();
            return verify(tx, anchor, now);
        });
    }

    Verification verify(SqlConnection tx, Verification.Head anchor, Instant now) {
        RowSet<Row> starts = tx.query(START).executeAndAwait();
        long after = starts.size() == 0 ? 0 : starts.iterator().next().getLong("seq");
        byte[] hash = starts.size() == 0 ? new byte[Entry.HASH_BYTES]
                : SqlValues.bytes(starts.iterator().next(), "hash");
        ChainCheck check = new ChainCheck(after, hash, config.lateBy(), anchor);
        long last = after;
        boolean more = true;
        while (more) {
            RowSet<Row> page = tx.preparedQuery(ENTRIES).executeAndAwait(Tuple.of(last, PAGE));
            for (Row row : page) {
                last = row.getLong("seq");
                check.next(new ChainCheck.Stored(Entry.of(row), last, SqlValues.bytes(row, "hash"),
                        SqlValues.bytes(row, "salt"), row.getString("note"), row.getBoolean("kept")));
            }
            more = page.size() == PAGE;
        }
        Row head = tx.query(HEAD).executeAndAwait().iterator().next();
        return check.end(head.getLong("seq"), SqlValues.bytes(head, "hash"), after + 1, now);
    }

    /** Entries with their notes, newest first. @param workerId whose data were looked at, or null for all */
    List<AuditResponse.Item> list(Long workerId, long before, int limit) {
        return transactions.call(tx -> {
            List<AuditResponse.Item> items = new ArrayList<>();
            tx.preparedQuery(LIST).executeAndAwait(Tuple.of(before, workerId, limit))
                    .forEach(row -> items.add(AuditResponse.Item.of(Entry.of(row), row.getString("note"))));
            return items;
        });
    }

    /**
     * Removes entries of before a moment, oldest first, behind a checkpoint from which the rest can be verified.
     *
     * @param limit entries to remove at most
     * @return how many were removed
     */
    public int removeBefore(SqlConnection tx, Instant moment, int limit) {
        RowSet<Row> old = tx.preparedQuery(OLD).executeAndAwait(Tuple.of(utc(moment)));
        if (old.size() > 0) {
            Row last = old.iterator().next();
            tx.preparedQuery(CHECKPOINT).executeAndAwait(Tuple.of(last.getLong("seq"), last.getValue("hash"),
                    utc(clock.instant())));
        }
        return tx.preparedQuery(REMOVE).executeAndAwait(Tuple.of(limit)).rowCount();
    }
}
