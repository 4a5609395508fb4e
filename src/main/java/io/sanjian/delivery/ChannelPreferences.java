package io.sanjian.delivery;

import static io.sanjian.database.SqlValues.utc;

import io.sanjian.audit.Audit;
import io.sanjian.worker.WorkerGuard;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/** Workers' own orders of channels. */
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
    Uni<List<Channel>> find(long workerId) {
        return guard.require(workerId).chain(() -> pool.preparedQuery(FIND).execute(Tuple.of(workerId)))
                .map(ChannelPreferences::channels);
    }

    private static List<Channel> channels(RowSet<Row> rows) {
        for (Row row : rows) {
            return Arrays.stream(row.getArrayOfStrings(0)).map(Channel::valueOf).toList();
        }
        return null;
    }

    /** Holds for messages of lists that are made from now on. */
    Uni<Void> put(long workerId, List<Channel> channels) {
        return changed(workerId, PUT, Tuple.of(workerId, channels.stream().map(Enum::name).toArray(String[]::new),
                utc(clock.instant())));
    }

    Uni<Void> remove(long workerId) {
        return changed(workerId, REMOVE, Tuple.of(workerId));
    }

    private Uni<Void> changed(long workerId, String sql, Tuple parameters) {
        Audit.Author author = audit.author();
        return guard.require(workerId).chain(() -> pool.withTransaction(tx -> audit
                .record(tx, author, Audit.Action.UPDATE, List.of(workerId), DETAIL)
                .chain(() -> tx.preparedQuery(sql).execute(parameters)))).replaceWithVoid();
    }
}
