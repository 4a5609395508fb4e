package io.sanjian.database;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collector;

/** As {@link PooledQuery}, with parameters. */
final class PooledPreparedQuery<T> extends PooledQuery<T> implements PreparedQuery<T> {
    private final Pool pool;
    private final Function<SqlConnection, PreparedQuery<T>> query;

    PooledPreparedQuery(Pool pool, Function<SqlConnection, PreparedQuery<T>> query) {
        super(pool, query);
        this.pool = pool;
        this.query = query;
    }

    @Override
    public Future<T> execute(Tuple tuple) {
        return pool.withConnection(connection -> query.apply(connection).execute(tuple));
    }

    @Override
    public void execute(Tuple tuple, Handler<AsyncResult<T>> handler) {
        execute(tuple).onComplete(handler);
    }

    @Override
    public Future<T> executeBatch(List<Tuple> batch) {
        return pool.withConnection(connection -> query.apply(connection).executeBatch(batch));
    }

    @Override
    public void executeBatch(List<Tuple> batch, Handler<AsyncResult<T>> handler) {
        executeBatch(batch).onComplete(handler);
    }

    @Override
    public <R> PreparedQuery<SqlResult<R>> collecting(Collector<Row, ?, R> collector) {
        return new PooledPreparedQuery<>(pool, connection -> query.apply(connection).collecting(collector));
    }

    @Override
    public <U> PreparedQuery<RowSet<U>> mapping(Function<Row, U> mapper) {
        return new PooledPreparedQuery<>(pool, connection -> query.apply(connection).mapping(mapper));
    }
}
