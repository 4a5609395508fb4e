package io.sanjian.delivery;

import static io.sanjian.database.SqlValues.utc;

import io.sanjian.audit.Audit;
import io.sanjian.worker.WorkerGuard;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/** Workers' own orders of channels. Blocking: call on a worker thread. */
@ApplicationScoped
class ChannelPreferences {
    private static final String DETAIL = "channels";
    private static final String FIND = "select channels from channel_preference where worker_id = $1";
    private static final String PUT = """
            insert into channel_preference (worker_id, channels, updated_at) values ($1, $2, $3)
            on conflict (worker_id) do update set channels = excluded.channels, updated_at = excluded.updated_at
            """;
    private static final String REMOVE = "delete from channel_preference where worker_id = $1";

    private final Pool pool;
    private final WorkerGuard guard;
    private final Audit audit;
    private final Clock clock;

    ChannelPreferences(Pool pool, WorkerGuard guard, Audit audit, Clock clock) {
        this.pool = pool;
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return null where the worker has none */
    List<Channel> find(long workerId) {
        guard.require(workerId);
        for (Row row : pool.preparedQuery(FIND).executeAndAwait(Tuple.of(workerId))) {
            return Arrays.stream(row.getArrayOfStrings(0)).map(Channel::valueOf).toList();
        }
        return null;
    }

    /** Holds for messages of lists that are made from now on. */
    void put(long workerId, List<Channel> channels) {
        guard.require(workerId);
        audit.record(Audit.Action.UPDATE, workerId, DETAIL);
        pool.preparedQuery(PUT).executeAndAwait(Tuple.of(workerId,
                channels.stream().map(Enum::name).toArray(String[]::new), utc(clock.instant())));
    }

    void remove(long workerId) {
        guard.require(workerId);
        audit.record(Audit.Action.UPDATE, workerId, DETAIL);
        pool.preparedQuery(REMOVE).executeAndAwait(Tuple.of(workerId));
    }
}
