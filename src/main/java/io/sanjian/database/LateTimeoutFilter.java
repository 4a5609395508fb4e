package io.sanjian.database;

import io.quarkus.logging.LoggingFilter;
import java.util.Arrays;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Keeps out of the log what the connection pool says of each query that an outage has refused long ago, with a stack trace each:
 * its timer goes on and finds the query answered (vertx-sql-client issue 1706, open in 4.5). Nothing is wrong then, and
 * thousands of such records would hide what is.
 */
@LoggingFilter(name = "late-timeouts")
public final class LateTimeoutFilter implements Filter {
    private static final String MESSAGE = "Result is already complete";
    private static final String POOL = "io.vertx.sqlclient.impl.pool.SqlConnectionPool";
    /** The promise that refuses, and the timer that asked it. */
    private static final int INNERMOST = 3;

    @Override
    public boolean isLoggable(LogRecord entry) {
        return !(entry.getThrown() instanceof IllegalStateException e && MESSAGE.equals(e.getMessage())
                && Arrays.stream(e.getStackTrace()).limit(INNERMOST)
                        .anyMatch(frame -> POOL.equals(frame.getClassName())));
    }
}
