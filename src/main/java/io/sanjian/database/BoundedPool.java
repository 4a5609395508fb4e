package io.sanjian.database;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.function.Function;

/**
 * A pool with a bound on the wait for a connection, which loses none. Vert.x' own bound does: a waiter who has been given a
 * connection, which is still on its way from its event loop, can be told of a timeout as well (in vertx-core 4.5,
 * {@code SimpleConnectionPool.Recycle} takes waiters from the queue without marking them, {@code Cancel} goes by the mark), and
 * then nobody gives that connection back. Here the pool waits for as long as it takes, and a connection that comes too late
 * goes back.
 */
final class BoundedPool implements PgPool {
    /** How the pool tells that no connection was to be had in time. */
    static final VertxException TIMEOUT = new VertxException("Timeout waiting for connection", true);

    private final Vertx vertx;
    private final Pool pool;
    private final long patience;

    /** @param pool without a bound of its own */
    BoundedPool(Vertx vertx, Pool pool, Duration patience) {
        this.vertx = vertx;
        this.pool = pool;
        this.patience = patience.toMillis();
    }

    @Override
    public Future<SqlConnection> getConnection() {
        Promise<SqlConnection> waiting = Promise.promise();
        long bound = vertx.setTimer(patience, timer -> waiting.tryFail(TIMEOUT));
        pool.getConnection().onComplete(come -> {
            vertx.cancelTimer(bound);
            if (come.failed()) {
                waiting.tryFail(come.cause());
            } else if (!waiting.tryComplete(come.result())) {
                come.result().close();
            }
        });
        return waiting.future();
    }

    @Override
    public Query<RowSet<Row>> query(String sql) {
        return new PooledQuery<>(this, connection -> connection.query(sql));
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        return new PooledPreparedQuery<>(this, connection -> connection.preparedQuery(sql));
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        return new PooledPreparedQuery<>(this, connection -> connection.preparedQuery(sql, options));
    }

    @Override
    public void getConnection(Handler<AsyncResult<SqlConnection>> handler) {
        getConnection().onComplete(handler);
    }

    @Override
    public Future<Void> close() {
        return pool.close();
    }

    @Override
    public void close(Handler<AsyncResult<Void>> handler) {
        pool.close(handler);
    }

    @Override
    public int size() {
        return pool.size();
    }

    @Override
    public PgPool connectHandler(Handler<SqlConnection> handler) {
        pool.connectHandler(handler);
        return this;
    }

    @Override
    public PgPool connectionProvider(Function<Context, Future<SqlConnection>> provider) {
        pool.connectionProvider(provider);
        return this;
    }
}
