package io.sanjian.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.sanjian.support.ApiOperation;
import io.sanjian.support.RawHttp;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URL;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Callers of every operation of the OpenAPI document who hang up before they are answered (TCP reset), whether all goes well,
 * no connection is to be had, or statements wait for locks. Afterwards every connection of the pool is free. The seed is
 * that of {@link Series}.
 */
@QuarkusTest
@TestProfile(HostileProfile.class)
class ImpatientCallersTest {
    private static final int TIMES = 5;
    private static final int AT_ONCE = 40;
    /** For what is under way to end on a busy machine; less than {@code sanjian.database.silence}, which would heal a loss. */
    private static final Duration SOON = Duration.ofSeconds(60);
    /** Every table but those that say who calls: the calls are to come further than that. */
    private static final String TABLES = """
            select string_agg(format('%I', relname), ', ') from pg_class
            where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like '%token%'
                and relname not like 'flyway%'
            """;
    private static final String OPEN = """
            select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'
            """;

    @Inject
    Pool pool;
    @Inject
    AgroalDataSource database;
    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int slots;
    @TestHTTPResource(value = "/", management = true)
    URL management;

    @AfterEach
    void theServiceWorksAsBefore() {
        Ground.ground().requireHealth(management);
    }

    @Test
    void whoHangsUpAtAnyMomentCostsNoConnection() {
        hangUpOn("any moment", calls(), 25);
        requireEveryConnection();
    }

    @Test
    void whoHangsUpWhileNoConnectionIsFreeCostsNone() {
        List<Call> calls = calls();
        Queue<SqlConnection> held = hold();
        hangUpOn("none free", calls, 100);
        held.forEach(SqlConnection::closeAndForget);
        requireEveryConnection();
    }

    @Test
    void whoHangsUpWhileStatementsWaitForLocksCostsNoConnection() throws SQLException {
        List<Call> calls = calls();
        try (Connection lock = database.getConnection(); Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("lock table " + first(statement, TABLES) + " in access exclusive mode");
            hangUpOn("locked", calls, 200);
            lock.rollback();
        }
        requireEveryConnection();
    }

    private static List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            for (ApiOperation operation : Ground.ground().operations()) {
                calls.add(Ground.ground().attack(operation).good());
            }
        }
        return calls;
    }

    /** @param longest for which a caller waits, in ms */
    private static void hangUpOn(String name, List<Call> calls, int longest) {
        Random random = Series.random(name);
        Semaphore atOnce = new Semaphore(AT_ONCE);
        List<Future<?>> callers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Call call : calls) {
                long patience = random.nextLong(longest * 1_000_000L);
                atOnce.acquireUninterruptibly();
                callers.add(threads.submit(() -> {
                    hangUpOn(call, patience);
                    atOnce.release();
                }));
            }
        }
        assertThat(callers).allMatch(caller -> caller.state() == Future.State.SUCCESS);
        System.out.printf("Impatient: %s, %d calls%n", name, calls.size());
    }

    private static void hangUpOn(Call call, long nanos) {
        try (Socket socket = RawHttp.connect()) {
            socket.getOutputStream().write(call.bytes());
            socket.getOutputStream().flush();
            LockSupport.parkNanos(nanos);
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All connections of the pool can be had at the same time, and none was given back within a transaction. */
    private void requireEveryConnection() {
        hold().forEach(SqlConnection::closeAndForget);
        Awaitility.await("transactions that nobody ends").atMost(SOON).until(() -> {
            try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
                return first(statement, OPEN).equals("0");
            }
        });
    }

    private Queue<SqlConnection> hold() {
        Queue<SqlConnection> held = new ConcurrentLinkedQueue<>();
        AtomicBoolean ended = new AtomicBoolean();
        for (int i = 0; i < slots; i++) {
            pool.getConnection().onFailure().retry().until(_ -> !ended.get()).subscribe()
                    .with(held::add, e -> System.out.println("No connection: " + e));
        }
        try {
            Awaitility.await("all connections of the pool").atMost(SOON).until(() -> held.size() == slots);
        } catch (ConditionTimeoutException e) {
            ended.set(true);
            held.forEach(SqlConnection::closeAndForget);
            throw e;
        }
        return held;
    }

    private static String first(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
