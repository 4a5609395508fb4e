package io.sanjian.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseOutageTest {

    @ParameterizedTest
    @ValueSource(strings = {"53100", "53300", "57P01", "57P03", "58030", "08006", "25006", "55P03"})
    void aDatabaseThatIsFullOrAwayOrReadOnlyIsAnOutage(String state) {
        assertThat(DatabaseOutage.is(new CompletionException(error(state)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42703", "22001", "57014", "40P01"})
    void whatIsWrongWithAStatementIsNone(String state) {
        assertThat(DatabaseOutage.is(error(state))).isFalse();
    }

    @Test
    void whatHibernateMakesOfAnErrorIsTheSame() {
        assertThat(DatabaseOutage.is(new IllegalStateException(new SQLException("lock", "55P03")))).isTrue();
        assertThat(DatabaseOutage.is(new IllegalStateException(new SQLException("twice", "23505")))).isFalse();
    }

    @Test
    void aPoolWithoutAFreeConnectionIsAnOutage() {
        assertThat(DatabaseOutage.is(BoundedPool.TIMEOUT)).isTrue();
        assertThat(DatabaseOutage.is(new CompletionException(BoundedPool.TIMEOUT))).isTrue();
    }

    @Test
    void aConnectionThatEndsOrIsNotMadeIsAnOutage() {
        assertThat(DatabaseOutage.is(new IllegalStateException(ClosedConnectionException.INSTANCE))).isTrue();
        assertThat(DatabaseOutage.is(new ConnectException("refused"))).isTrue();
        assertThat(DatabaseOutage.is(new CompletionException(new UnknownHostException("database")))).isTrue();
        assertThat(DatabaseOutage.is(new IllegalStateException("Connection is not active now, current status: CLOSED")))
                .isTrue();
        assertThat(DatabaseOutage.is(new IllegalStateException("on fire"))).isFalse();
    }

    private static PgException error(String state) {
        return new PgException("said", "ERROR", state, null);
    }
}
