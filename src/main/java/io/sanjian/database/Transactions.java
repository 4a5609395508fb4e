package io.sanjian.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Transactions of background work, which reads from top to bottom and waits on threads of its own; never on the event loop,
 * and never on behalf of a request.
 */
@ApplicationScoped
public class Transactions {
    private static final Logger LOG = Logger.getLogger(Transactions.class);

    private static final String UNFLUSHED = "set local synchronous_commit = off";

    /** Longer than anything that is asked of the database takes; only what would never end is given up. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Pool pool;
    private final Duration patience;

    Transactions(Pool pool, DatabaseConfig config) {
        this.pool = pool;
        this.patience = config.connectionTimeout();
    }

    /**
     * The edge at which background work waits for what request paths share with it.
     *
     * @throws io.smallrye.mutiny.TimeoutException after half an hour
     */
    public static <T> T await(Uni<T> result) {
        return result.await().atMost(PATIENCE);
    }

    /** Does the work in one transaction; anything it throws undoes all of it. */
    public <T> T call(Function<SqlConnection, T> work) {
        SqlConnection connection = Acquisition.await(pool.getConnection(), patience);
        try {
            Transaction transaction = connection.beginAndAwait();
            try {
                T result = work.apply(connection);
                transaction.commitAndAwait();
                return result;
            } catch (RuntimeException | Error e) {
                undo(transaction);
                throw e;
            }
        } finally {
            connection.closeAndAwait();
        }
    }

    /**
     * Does work that will be done again if it turns out undone, such as finishing a task: nobody waits for the disk. A
     * crash of the database may undo the whole of it, never a part, nor without undoing all that relied on it.
     */
    public void runAgainIfLost(Consumer<SqlConnection> work) {
        run(connection -> {
            connection.query(UNFLUSHED).executeAndAwait();
            work.accept(connection);
        });
    }

    /** As {@link #call}, without a result. */
    public void run(Consumer<SqlConnection> work) {
        call(connection -> {
            work.accept(connection);
            return null;
        });
    }

    /** A transaction whose connection broke is undone by the server; that must not hide the first error. */
    private static void undo(Transaction transaction) {
        try {
            transaction.rollbackAndAwait();
        } catch (RuntimeException e) {
            LOG.debugf(e, "Rollback failed");
        }
    }
}
