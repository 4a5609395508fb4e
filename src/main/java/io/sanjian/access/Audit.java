package io.sanjian.access;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/**
 * The record of who read or changed whose personal data; the table lets nobody alter it. What a worker does with the
 * own data is not recorded.
 */
@ApplicationScoped
public class Audit {
    private static final String INSERT = """
            insert into audit (at, actor, action, worker_id, detail)
            select $1, $2, $3, w, $5 from unnest($4::bigint[]) w
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
        READ, REVEAL, LIST, IMPORT, CREATE, UPDATE, ERASE
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
    public void record(Action action, long workerId, String detail) {
        record(action, List.of(workerId), detail);
    }

    /**
     * One entry per worker, before an answer is given. Blocking: call on a worker thread.
     *
     * @param detail the caller's reason or the kind of data, or null; never the data
     */
    public void record(Action action, Collection<Long> workerIds, String detail) {
        record(pool, author(), action, workerIds, detail).await().indefinitely();
    }

    /** One entry per worker, in the transaction of {@code client}. */
    public Uni<Void> record(SqlClient client, Author author, Action action, Collection<Long> workerIds, String detail) {
        Long[] others = workerIds.stream().filter(id -> !id.equals(author.own)).toArray(Long[]::new);
        return others.length == 0 ? Uni.createFrom().voidItem() : client.preparedQuery(INSERT).execute(Tuple.of(
                clock.instant().atOffset(ZoneOffset.UTC), author.name, action.name(), others, detail))
                .replaceWithVoid();
    }

    /** An import: one entry for all its rows. Blocking: call on a worker thread. */
    public void recordImport(String detail) {
        pool.preparedQuery(INSERT).executeAndAwait(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC), caller.name(),
                Action.IMPORT.name(), new Long[]{null}, detail));
    }
}
