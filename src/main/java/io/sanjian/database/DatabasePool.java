package io.sanjian.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The pool as Quarkus' settings describe it, with bounds on all waiting. */
@Singleton
class DatabasePool implements PgPoolCreator {
    static final String APPLICATION_NAME = "application_name";

    private final DatabaseConfig config;
    private final String name = "sanjian-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    private volatile PgConnectOptions database;

    DatabasePool(DatabaseConfig config) {
        this.config = config;
    }

    /** What the connections of this process's pool call themselves in {@code pg_stat_activity}. */
    String name() {
        return name;
    }

    /** Where the pool connects to, without the bounds; null before there is a pool. */
    PgConnectOptions database() {
        return database;
    }

    @Override
    public Pool create(Input input) {
        database = new PgConnectOptions(input.pgConnectOptionsList().getFirst());
        return create(input.vertx(), input.pgConnectOptionsList(), input.poolOptions());
    }

    private Pool create(Vertx vertx, List<PgConnectOptions> databases, PoolOptions options) {
        int patience = (int) config.connectionTimeout().toMillis();
        databases.forEach(each -> each.addProperty(APPLICATION_NAME, name).setConnectTimeout(patience)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS).setReadIdleTimeout((int) config.silence().toMillis()));
        // A setting of the session: PgBouncer refuses it as a parameter of the start.
        String bound = "set lock_timeout = " + config.lockTimeout().toMillis();
        Pool pool = PgBuilder.pool().with(options.setConnectionTimeout(0))
                .connectingTo(databases.stream().map(SqlConnectOptions.class::cast).toList())
                .withConnectHandler(connection -> {
                    SilenceHandler.watch(connection);
                    connection.query(bound).execute().onComplete(_ -> connection.close());
                })
                .using(vertx).build();
        return new BoundedPool(vertx, pool, config.connectionTimeout());
    }
}
