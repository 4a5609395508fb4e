package io.sanjian.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LateTimeoutFilterTest {
    private final LateTimeoutFilter filter = new LateTimeoutFilter();

    @Test
    void aTimerOfThePoolThatComesTooLateIsNotLogged() {
        IllegalStateException late = answeredTwice();
        late.setStackTrace(new StackTraceElement[]{late.getStackTrace()[0],
                new StackTraceElement("io.vertx.sqlclient.impl.pool.SqlConnectionPool", "lambda$execute$3", null,
                        216)});

        assertThat(filter.isLoggable(entry(late))).isFalse();
    }

    @Test
    void aResultGivenTwiceAnywhereElseIsLogged() {
        assertThat(filter.isLoggable(entry(answeredTwice()))).isTrue();
    }

    @Test
    void everythingElseIsLogged() {
        assertThat(filter.isLoggable(entry(null))).isTrue();
        assertThat(filter.isLoggable(entry(new IllegalStateException()))).isTrue();
    }

    /** What Vert.x says then, in its own words. */
    private static IllegalStateException answeredTwice() {
        Promise<Void> promise = Promise.promise();
        promise.fail("the database is away");
        try {
            promise.fail("Timeout");
            throw new AssertionError("a promise takes two results");
        } catch (IllegalStateException e) {
            return e;
        }
    }

    private static LogRecord entry(Throwable thrown) {
        LogRecord entry = new LogRecord(Level.SEVERE, "Uncaught exception received by Vert.x");
        entry.setThrown(thrown);
        return entry;
    }
}
