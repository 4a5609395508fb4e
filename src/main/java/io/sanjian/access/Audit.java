package io.sanjian.access;

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
 * own data is not recorded. Blocking: call on a worker thread.
 */
@ApplicationScoped
public class Audit {
    private static final String INSERT = """
            insert into audit (at, actor, action, worker_id, detail) select $1, $2, $3, w, $5 from unnest($4::bigint[]) w
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
        READ, REVEAL, LIST, EXPORT, CREATE, UPDATE, ERASE
    }

    /** @param detail the caller's reason or the kind of data, or null; never the data */
    public void record(Action action, long workerId, String detail) {
        record(action, List.of(workerId), detail);
    }

    /** One entry per worker. */
    public void record(Action action, Collection<Long> workerIds, String detail) {
        record(pool, action, workerIds, detail);
    }

    /** One entry per worker, in the transaction of {@code client}. */
    public void record(SqlClient client, Action action, Collection<Long> workerIds, String detail) {
        Long own = caller.is(Roles.WORKER) ? caller.workerId().orElse(null) : null;
        Long[] others = workerIds.stream().filter(id -> !id.equals(own)).toArray(Long[]::new);
        if (others.length > 0) {
            client.preparedQuery(INSERT).executeAndAwait(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC), caller.name(),
                    action.name(), others, detail));
        }
    }
}
