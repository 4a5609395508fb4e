package io.sanjian.database;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Asks whether the database answers at all, and whether its pool does, on two ways that do not wait for each other: a connection
 * of its own and the pool's. Each way has one question under way at most, however often it is asked.
 */
@ApplicationScoped
public class DatabaseProbe {
    /** A database that is silent for as long has lost the connection. */
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final String PING = "select 1";
    /** For how long, in ms, no connection of the pool has done anything; null where it has none. */
    private static final String UNUSED = """
            select (extract(epoch from min(case when state = 'active' then interval '0'
                else clock_timestamp() - state_change end)) * 1000)::bigint
            from pg_stat_activity where application_name = $1
            """;

    private final Vertx vertx;
    private final Pool pool;
    private final DatabasePool settings;
    private final DirectConnections connections;
    private PgConnection own;
    private Future<Long> direct = Future.succeededFuture();
    private Future<Void> pooled = Future.succeededFuture();

    DatabaseProbe(Vertx vertx, Pool pool, DatabasePool settings, DirectConnections connections) {
        this.vertx = vertx;
        this.pool = pool;
        this.settings = settings;
        this.connections = connections;
    }

    /**
     * Asks the database itself.
     *
     * @return for how many ms no connection of the pool has done anything, as the database knows it; null where there is none.
     *         Fails where the database does not answer
     */
    public synchronized Uni<Long> database() {
        if (direct.isComplete()) {
            direct = connection().compose(connection -> connection.preparedQuery(UNUSED)
                    .execute(Tuple.of(settings.name()))).map(rows -> rows.iterator().next().getLong(0));
        }
        return uni(direct);
    }

    /** Asks the pool for a connection, and on it the database; fails where there was none in time. */
    public synchronized Uni<Void> pool() {
        if (pooled.isComplete()) {
            pooled = pool.query(PING).execute().mapEmpty();
        }
        return uni(pooled);
    }

    private synchronized Future<PgConnection> connection() {
        if (own != null) {
            return Future.succeededFuture(own);
        }
        PgConnectOptions options = connections.options(SILENCE);
        options.setIdleTimeoutUnit(TimeUnit.SECONDS).setReadIdleTimeout((int) SILENCE.toSeconds());
        return PgConnection.connect(vertx, options).map(this::keep);
    }

    private synchronized PgConnection keep(PgConnection connection) {
        own = connection;
        connection.closeHandler(_ -> forget());
        return connection;
    }

    private synchronized void forget() {
        own = null;
    }

    private static <T> Uni<T> uni(Future<T> future) {
        return Uni.createFrom().emitter(emitter -> future.onSuccess(emitter::complete).onFailure(emitter::fail));
    }
}
