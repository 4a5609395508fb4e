package io.sanjian.database;

import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.pgclient.PgConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Refuses to start behind a proxy that gives every transaction another session (PgBouncer's transaction pooling): prepared
 * statements of several connections mix there, so that statements get the values of other calls, and notifications are lost.
 */
@ApplicationScoped
class SessionCheck {
    private static final Logger LOG = Logger.getLogger(SessionCheck.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SESSION = "select pg_backend_pid()";
    private static final String REASON =
            "The database is behind a proxy that gives every transaction another session (transaction"
                    + " or statement pooling of PgBouncer, perhaps). Sanjian needs session pooling (pool_mode = session), or the"
                    + " address of PostgreSQL itself; see Database in docs/deploy.md";

    private final DirectConnections connections;

    SessionCheck(DirectConnections connections) {
        this.connections = connections;
    }

    /** Before anything of ours uses the database. One that is away is no reason not to start. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        try {
            requireSessions();
        } catch (RuntimeException e) {
            if (!DatabaseOutage.is(e)) {
                throw e;
            }
            LOG.warnf("Whether the database keeps sessions cannot be asked: %s", e.getMessage());
        }
    }

    /** @throws IllegalStateException where transactions of one connection have several sessions */
    void requireSessions() {
        PgConnection first = connections.open(PATIENCE);
        try {
            int session = session(first);
            // PostgreSQL itself has told its process at the start; a proxy tells another number.
            if (first.processId() != session && isShared(first, session)) {
                throw new IllegalStateException(REASON);
            }
        } finally {
            first.closeAndForget();
        }
    }

    /** Whether the session of a connection is another one while a second connection is within a transaction. */
    private boolean isShared(PgConnection first, int session) {
        PgConnection second = connections.open(PATIENCE);
        try {
            second.begin().await().atMost(PATIENCE);
            return session(second) == session || session(first) != session;
        } finally {
            second.closeAndForget();
        }
    }

    private static int session(PgConnection connection) {
        return connection.query(SESSION).execute().await().atMost(PATIENCE).iterator().next().getInteger(0);
    }
}
