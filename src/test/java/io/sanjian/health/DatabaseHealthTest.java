package io.sanjian.health;

import static io.restassured.RestAssured.given;
import static io.sanjian.support.Api.admin;
import static io.sanjian.support.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.sanjian.database.DatabaseOutage;
import io.sanjian.support.TestDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.net.URL;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the probes and the callers are told while the pool gives no connection, and while the database is slow. */
@QuarkusTest
@TestProfile(DatabaseHealthTest.ShortWaits.class)
class DatabaseHealthTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CALLERS = 20;
    /** The manifests give the probes 3 s. */
    private static final long PROBE_MILLIS = 3000;

    @Inject
    Pool pool;
    @Inject
    AgroalDataSource database;
    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int slots;
    @TestHTTPResource(value = "/", management = true)
    URL management;

    /** The waits of an installation, shortened; a database of its own, for other tests would wait as well. */
    public static class ShortWaits implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sanjian.database.connection-timeout", "2S", "sanjian.database.lock-timeout", "2S",
                    "sanjian.database.silence", "30S", "sanjian.health.dead-after", "3S",
                    "sanjian.health.answer-within", "1S", "sanjian.rate.enabled",
                    "false");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(TestDatabase.class));
        }
    }

    @BeforeEach
    void awaitIndex() {
        Awaitility.await().atMost(PATIENCE).until(() -> probe("ready").statusCode() == 200);
    }

    @Test
    void livenessEndsWhenConnectionsAreNeverGivenBack() {
        Queue<SqlConnection> lost = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < slots; i++) {
            pool.getConnection().subscribe().with(lost::add, Throwable::printStackTrace);
        }
        Awaitility.await().atMost(PATIENCE).until(() -> lost.size() == slots);

        assertUp("live");
        Awaitility.await().atMost(PATIENCE).until(() -> probe("live").statusCode() == 503);
        assertUp("ready");
        assertUnavailable(admin().get("/api/v1/plans"));

        lost.forEach(SqlConnection::closeAndForget);
        Awaitility.await().atMost(PATIENCE).until(() -> probe("live").statusCode() == 200);
        admin().get("/api/v1/plans").then().statusCode(200);
    }

    @Test
    void callsHeldByALockEndSoonAndHoldNoProbe() throws Exception {
        try (Connection lock = database.getConnection();
                Statement statement = lock.createStatement();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            lock.setAutoCommit(false);
            statement.execute("lock table plan in access exclusive mode");
            List<Future<Response>> held = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                held.add(threads.submit(() -> admin().get("/api/v1/plans")));
            }
            while (held.stream().anyMatch(call -> !call.isDone())) {
                assertUp("ready");
                assertUp("live");
            }
            for (Future<Response> call : held) {
                assertUnavailable(call.get());
            }
            lock.rollback();
        }
        admin().get("/api/v1/plans").then().statusCode(200);
    }

    @Test
    void aDatabaseThatFallsSilentIsAnOutageInTheTimeThatIsSet() {
        long start = System.nanoTime();

        assertThatThrownBy(() -> pool.query("select pg_sleep(600)").execute().await().atMost(PATIENCE))
                .matches(DatabaseOutage::is);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(25), PATIENCE);
    }

    private static void assertUnavailable(Response answer) {
        answer.then().statusCode(503).contentType("application/problem+json").header("Retry-After", equalTo("5"));
        assertThat(answer.time()).isLessThan(Duration.ofSeconds(8).toMillis());
    }

    private void assertUp(String name) {
        Response answer = probe(name);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    private Response probe(String name) {
        Response answer = given().get(management + "health/" + name);
        assertThat(answer.time()).as(name).isLessThan(PROBE_MILLIS);
        return answer;
    }
}
