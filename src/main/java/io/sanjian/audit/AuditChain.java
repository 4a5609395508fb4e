package io.sanjian.audit;

import static io.sanjian.database.SqlValues.utc;

import io.sanjian.compute.ComputeExecutor;
import io.sanjian.database.SqlValues;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Reading, verifying and shortening the audit. */
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

    private final Pool pool;
    private final Event<SealRequest> sealing;
    private final ComputeExecutor executor;
    private final AuditConfig config;
    private final Clock clock;

    AuditChain(Pool pool, Event<SealRequest> sealing, ComputeExecutor executor, AuditConfig config, Clock clock) {
        this.pool = pool;
        this.sealing = sealing;
        this.executor = executor;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Chains what is new and follows the whole chain.
     *
     * @param anchor an end of the chain that was noted earlier, or null
     */
    Uni<Verification> verify(Verification.Head anchor) {
        return Uni.createFrom().completionStage(() -> sealing.fireAsync(new SealRequest()))
                .chain(() -> pool.withTransaction(tx -> tx.query(SNAPSHOT).execute()
                        .chain(() -> verify(tx, anchor, clock.instant()))));
    }

    Uni<Verification> verify(SqlConnection tx, Verification.Head anchor, Instant now) {
        return tx.query(START).execute().flatMap(starts -> verify(tx, starts, anchor, now));
    }

    private Uni<Verification> verify(SqlConnection tx, RowSet<Row> starts, Verification.Head anchor, Instant now) {
        long after = starts.size() == 0 ? 0 : starts.iterator().next().getLong("seq");
        byte[] hash = starts.size() == 0 ? new byte[Entry.HASH_BYTES]
                : SqlValues.bytes(starts.iterator().next(), "hash");
        ChainCheck check = new ChainCheck(after, hash, config.lateBy(), anchor);
        return Multi.createBy().repeating().uni(() -> new AtomicLong(after), last -> tx.preparedQuery(ENTRIES)
                .execute(Tuple.of(last.get(), PAGE)).flatMap(page -> executor.call(() -> follow(page, check, last))))
                .whilst(followed -> followed == PAGE).collect().last()
                .chain(() -> tx.query(HEAD).execute()).map(rows -> rows.iterator().next())
                .map(head -> check.end(head.getLong("seq"), SqlValues.bytes(head, "hash"), after + 1, now));
    }

    private static int follow(RowSet<Row> page, ChainCheck check, AtomicLong last) {
        for (Row row : page) {
            last.set(row.getLong("seq"));
            check.next(new ChainCheck.Stored(Entry.of(row), last.get(), SqlValues.bytes(row, "hash"),
                    SqlValues.bytes(row, "salt"), row.getString("note"), row.getBoolean("kept")));
        }
        return page.size();
    }

    /** Entries with their notes, newest first. @param workerId whose data were looked at, or null for all */
    Uni<List<AuditResponse.Item>> list(Long workerId, long before, int limit) {
        return pool.preparedQuery(LIST).execute(Tuple.of(before, workerId, limit)).map(rows -> {
            List<AuditResponse.Item> items = new ArrayList<>();
            rows.forEach(row -> items.add(AuditResponse.Item.of(Entry.of(row), row.getString("note"))));
            return items;
        });
    }

    /**
     * Removes entries of before a moment, oldest first, behind a checkpoint from which the rest can be verified. In the
     * background.
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
