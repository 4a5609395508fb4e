package io.sanjian.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Supplier;

/** Connections outside of the pool: for what keeps one as long as the process lives, and for what watches the pool. */
@ApplicationScoped
public class DirectConnections {
    private static final String NAME = "sanjian-direct";

    private final Vertx vertx;
    private final Supplier<PgConnectOptions> database;

    @Inject
    DirectConnections(Vertx vertx, DatabasePool pool) {
        this(vertx, pool::database);
    }

    /** @param database where to connect to */
    DirectConnections(Vertx vertx, Supplier<PgConnectOptions> database) {
        this.vertx = vertx;
        this.database = database;
    }

    /**
     * A new connection, which the caller closes. Blocks.
     *
     * @throws RuntimeException where there is none in time
     */
    public PgConnection open(Duration longest) {
        return Acquisition.await(connect(longest), longest);
    }

    /** As {@link #open}, without waiting for it. */
    Uni<PgConnection> connect(Duration longest) {
        return PgConnection.connect(vertx, options(longest));
    }

    /** Where to connect to, under a name of its own. */
    PgConnectOptions options(Duration longest) {
        return new PgConnectOptions(database.get()).addProperty(DatabasePool.APPLICATION_NAME, NAME)
                .setTcpKeepAlive(true).setConnectTimeout((int) longest.toMillis());
    }
}
