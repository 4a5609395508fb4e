package io.sanjian.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.support.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BoundedPoolTest {
    private static final int SIZE = 2;
    private static final int WAITING = 10;
    private static final Duration PATIENCE = Duration.ofMillis(50);

    @Inject
    DirectConnections connections;
    @Inject
    Vertx vertx;
    private Pool pool;

    @BeforeEach
    void open() {
        pool = new BoundedPool(vertx, PgBuilder.pool().with(new PoolOptions().setMaxSize(SIZE).setConnectionTimeout(0))
                .connectingTo(connections.options(Duration.ofSeconds(5))).using(vertx).build(), PATIENCE);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void statementsAnswerAsOnOneConnection() {
        assertThat(done(pool.query("select 1").execute()).result().iterator().next().getInteger(0)).isEqualTo(1);
        assertThat(done(pool.preparedQuery("select $1::int + 1").mapping(row -> row.getInteger(0)).execute(Tuple.of(2)))
                .result()).containsExactly(3);
        assertThat(done(pool.preparedQuery("select $1::int").executeBatch(List.of(Tuple.of(1), Tuple.of(2)))).result()
                .next().iterator().next().getInteger(0)).isEqualTo(2);
        assertThat(done(pool.query("select nothing").execute()).failed()).isTrue();
        hold().forEach(SqlConnection::close);
    }

    @Test
    void whoWaitsTooLongIsToldSo() {
        List<SqlConnection> held = hold();
        assertThat(done(pool.getConnection()).cause()).isSameAs(BoundedPool.TIMEOUT);
        assertThat(done(pool.query("select 1").execute()).cause()).isSameAs(BoundedPool.TIMEOUT);
        held.forEach(SqlConnection::close);
        hold().forEach(SqlConnection::close);
    }

    @Test
    void aConnectionThatComesAtTheBoundIsNotLost() {
        Random random = new Random(1131);
        for (int round = 0; round < 100; round++) {
            List<SqlConnection> held = hold();
            List<Future<?>> waiting = new ArrayList<>();
            for (int i = 0; i < WAITING; i++) {
                waiting.add(pool.withTransaction(connection -> connection.query("select 1").execute()));
            }
            vertx.setTimer(PATIENCE.toMillis() - 2 + random.nextInt(5), timer -> held.forEach(SqlConnection::close));
            waiting.forEach(BoundedPoolTest::done);
        }
        hold().forEach(SqlConnection::close);
    }

    /** All connections of the pool. */
    private List<SqlConnection> hold() {
        List<SqlConnection> held = new ArrayList<>();
        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            Future<SqlConnection> one = done(pool.getConnection());
            if (one.succeeded()) {
                held.add(one.result());
            }
            return held.size() == SIZE;
        });
        return held;
    }

    private static <T> Future<T> done(Future<T> future) {
        await().pollInterval(Duration.ofMillis(1)).until(future::isComplete);
        return future;
    }
}
