package io.sanjian.database;

import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.sql.SQLException;

/** Tells errors of the database as a whole from errors of what was asked of it. */
public final class DatabaseOutage {

    /** What Vert.x says, and nothing but says, of a connection that ended before the statement went out. */
    private static final String NOT_ACTIVE = "Connection is not active now, current status: CLOSED";

    private DatabaseOutage() {
    }

    /** Whether the same may well work once the database is back, has space, or may be written again. */
    public static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (NOT_ACTIVE.equals(cause.getMessage()) || cause instanceof ClosedConnectionException
                    || cause instanceof SocketException || cause instanceof UnknownHostException
                    || cause == BoundedPool.TIMEOUT
                    || cause instanceof DatabaseException error && isOutage(error.getSqlState())
                    || cause instanceof SQLException converted && isOutage(converted.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /**
     * PostgreSQL's codes: no connection, no space or memory, shutting down or starting, I/O error, read-only, too long a wait
     * for a lock.
     */
    private static boolean isOutage(String state) {
        return state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P")
                || state.startsWith("58") || state.equals("25006") || state.equals("55P03"));
    }
}
