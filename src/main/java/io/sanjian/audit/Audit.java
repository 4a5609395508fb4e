package io.sanjian.audit;

import static io.sanjian.database.SqlValues.utc;

import io.sanjian.access.Caller;
import io.sanjian.access.DisclosureReason;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/**
 * The record of who read or changed whose personal data; the table lets nobody alter it. What a worker does with the
 * own data is not recorded, but for their erasure.
 */
@ApplicationScoped
public class Audit {
    private static final String INSERT = """
            insert into audit (at, actor, action, worker_id, detail)
            select $1, $2, $3, w, $5 from unnest($4::bigint[]) w
            """;
    private static final String REVEAL = """
            with entry as (
                insert into audit (at, actor, action, worker_id, detail, fields, reason, note_hash)
                select $1, $2, $3, w, $5, $6, $7, $8 from unnest($4::bigint[]) w returning id, worker_id)
            insert into audit_note (audit_id, worker_id, salt, note)
            select id, worker_id, $9, $10 from entry where $10::text is not null
            """;
    private final Pool pool;
    private final Clock clock;
    private final Caller caller;

    Audit(Pool pool, Clock clock, Caller caller) {
        this.pool = pool;
        this.clock = clock;
        this.caller = caller;
    }

    /** What was done to a person's data. */
    public enum Action {
        READ, REVEAL, LIST, IMPORT, EXPORT, CREATE, UPDATE, ERASE
    }

    /**
     * Who acts, taken from the request while it is at hand: later steps of a transaction run without it.
     *
     * @param own the worker whose own request this is, or null
     */
    public record Author(String name, Long own) {
    }

    public Author author() {
        return new Author(caller.name(), caller.workerId().orElse(null));
    }

    /** As {@link #record(Action, Collection, String)}, for one worker. */
    public Uni<Void> record(Action action, long workerId, String detail) {
        return record(action, List.of(workerId), detail);
    }

    /**
     * One entry per worker, of the present caller: to be waited for before an answer is given.
     *
     * @param detail the kind of data, or null; never the data
     */
    public Uni<Void> record(Action action, Collection<Long> workerIds, String detail) {
        return record(pool, author(), action, workerIds, detail);
    }

    /** One entry per worker, in the transaction of {@code client}. */
    public Uni<Void> record(SqlClient client, Author author, Action action, Collection<Long> workerIds, String detail) {
        Long[] others = workerIds.stream().filter(id -> !id.equals(author.own)).toArray(Long[]::new);
        return others.length == 0 ? Uni.createFrom().voidItem() : client.preparedQuery(INSERT).execute(Tuple.of(
                utc(clock.instant()), author.name, action.name(), others, detail))
                .replaceWithVoid();
    }

    /**
     * One entry per worker whose data are given in the clear, with the fields and why they are needed. What a worker does
     * with the own data is not recorded.
     *
     * @param detail the kind of answer, or null
     * @param fields as they are called in the API
     */
    public Uni<Void> reveal(SqlClient client, Author author, Action action, Collection<Long> workerIds, String detail,
            Collection<String> fields, DisclosureReason need) {
        Long[] others = workerIds.stream().filter(id -> !id.equals(author.own)).toArray(Long[]::new);
        if (others.length == 0) {
            return Uni.createFrom().voidItem();
        }
        AuditNote note = AuditNote.of(need.note());
        return client.preparedQuery(REVEAL).execute(Tuple.tuple()
                .addOffsetDateTime(utc(clock.instant())).addString(author.name)
                .addString(action.name()).addArrayOfLong(others).addString(detail)
                .addArrayOfString(fields.toArray(String[]::new)).addString(need.reason().name())
                .addValue(note.hash()).addValue(note.salt()).addString(note.text())).replaceWithVoid();
    }

    /** An import: one entry for all its rows. Blocking: call on a worker thread. */
    public void recordImport(String detail) {
        pool.preparedQuery(INSERT).executeAndAwait(Tuple.of(utc(clock.instant()), caller.name(),
                Action.IMPORT.name(), new Long[]{null}, detail));
    }
}
