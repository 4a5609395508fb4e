package io.sanjian.index.sync;

import io.sanjian.database.DirectConnections;
import io.vertx.mutiny.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Ends a wait early when the database says that postings changed ({@code LISTEN posting_change} on a connection of its
 * own). A lost notification costs no more than the wait: the feed is the truth.
 */
@ApplicationScoped
class ChangeSignal {
    private static final Logger LOG = Logger.getLogger(ChangeSignal.class);
    private static final String LISTEN = "listen posting_change";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final DirectConnections connections;
    private final Semaphore signals = new Semaphore(0);
    private volatile PgConnection connection;

    ChangeSignal(DirectConnections connections) {
        this.connections = connections;
    }

    /** Connects unless connected; a failure is logged and tried again at the next call. */
    void listen() {
        if (connection != null) {
            return;
        }
        PgConnection candidate = null;
        try {
            candidate = connections.open(CONNECT_TIMEOUT);
            candidate.notificationHandler(notification -> signal());
            candidate.closeHandler(() -> connection = null);
            candidate.query(LISTEN).execute().await().atMost(CONNECT_TIMEOUT);
            connection = candidate;
        } catch (RuntimeException e) {
            LOG.warnf("No notifications of changes, polling only: %s", e.getMessage());
            if (candidate != null) {
                candidate.closeAndForget();
            }
        }
    }

    /** Ends the wait under way, or the next one. */
    void signal() {
        signals.release();
    }

    /** Waits for a signal, or as long as said. Signals that came together count once. */
    void await(Duration longest) throws InterruptedException {
        signals.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        signals.drainPermits();
    }

    void close() {
        PgConnection open = connection;
        connection = null;
        if (open != null) {
            open.closeAndForget();
        }
    }
}
