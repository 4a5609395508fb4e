package io.sanjian.worker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.sanjian.support.Api;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

/** What is written down about reads, and what is not written down about persons. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WorkerPrivacyTest {
    private static final String SOURCE = "worker-privacy-test";

    @Inject
    Pool pool;

    @Test
    void everyLookByAnotherIsInTheAuditAndTheOwnIsNot() {
        long id = saved("audit");
        String officer = TestTokens.officer("500230");
        given().auth().oauth2(officer).get("/api/v1/workers/" + id).then().statusCode(200);
        given().auth().oauth2(officer).queryParam("reveal", true).queryParam("reason", "CONTACT")
                .get("/api/v1/workers/" + id).then().statusCode(200);
        given().auth().oauth2(officer).get("/api/v1/workers?limit=500").then().statusCode(200);
        given().auth().oauth2(TestTokens.worker(id)).get("/api/v1/workers/" + id + "?reveal=true").then()
                .statusCode(200);
        given().auth().oauth2(officer).delete("/api/v1/workers/" + id).then().statusCode(204);

        List<String> entries = new ArrayList<>();
        pool.query("select actor, action, reason from audit where worker_id = " + id + " order by id").executeAndAwait()
                .forEach(row -> entries.add(row.getString(0).replaceFirst("#\\d+$", "") + ' ' + row.getString(1) + ' '
                        + row.getString(2)));
        assertThat(entries).containsExactly("configured-admin CREATE null", "officer READ null",
                "officer REVEAL CONTACT", "officer LIST null", "officer ERASE null");
    }

    @Test
    void theAuditCanOnlyGrow() {
        saved("append-only");
        assertThatThrownBy(() -> pool.query("delete from audit").executeAndAwait()).hasMessageContaining("append-only");
        assertThatThrownBy(() -> pool.query("update audit set actor = ''").executeAndAwait())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> pool.query("truncate audit cascade").executeAndAwait())
                .hasMessageContaining("append-only");
    }

    @Test
    void anErasedWorkerLeavesNothingBehind() {
        long id = saved("erase");
        TestTokens.worker(id);
        given().auth().oauth2(TestTokens.ADMIN).delete("/api/v1/workers/" + id).then().statusCode(204);
        for (String table : List.of("worker where id", "api_token where worker_id", "pick_list where worker_id",
                "feedback where worker_id", "inbox_message where worker_id")) {
            long left = pool.query("select count(*) from " + table + " = " + id).executeAndAwait().iterator().next()
                    .getLong(0);
            assertThat(left).as(table).isZero();
        }
    }

    @Test
    void namesAndNumbersReachNeitherLogsNorProblems() {
        List<String> secrets = List.of("欧阳测试", "13511112222", "500101197001010019", "500101197001010018", "1351111222");
        Queue<String> said = new ConcurrentLinkedQueue<>();
        Handler ear = listener(said);
        Logger root = Logger.getLogger("");
        Level level = root.getLevel();
        root.addHandler(ear);
        root.setLevel(Level.FINEST);
        try {
            long id = saved("log");
            post("/api/v1/workers", ContentType.JSON, """
                    {"source": "worker-privacy-test", "externalId": "bad", "name": "欧阳测试", "phone": "1351111222",
                     "idNumber": "500101197001010018", "age": "13511112222", "sex": "500101197001010019",
                     "birthDate": "13511112222", "maxDistanceKm": "13511112222", "home": {"areaCode": "13511112222"},
                     "consent": "500101197001010019", "groups": ["13511112222"]}""", said);
            post("/api/v1/workers/import?source=worker-privacy-test", ContentType.TEXT, """
                    {"externalId": "bad", "name": "欧阳测试", "phone": "1351111222", "idNumber": "500101197001010018"}
                    """, said);
            post("/api/v1/workers/lookup", ContentType.JSON, "{\"idNumber\": \"500101197001010018\"}", said);
            post("/api/v1/workers/lookup", ContentType.JSON, "{\"phone\": \"13511112222\"}", said);
            said.add(given().auth().oauth2(TestTokens.ADMIN).contentType(ContentType.JSON)
                    .body(Map.of("phone", "1351111222")).patch("/api/v1/workers/" + id).asString());
        } finally {
            root.removeHandler(ear);
            root.setLevel(level);
        }
        assertThat(said).hasSizeGreaterThan(5)
                .allSatisfy(text -> assertThat(text).doesNotContain(secrets.toArray(String[]::new)));
    }

    private static void post(String path, ContentType type, String body, Queue<String> said) {
        String contentType = type == ContentType.TEXT ? "application/x-ndjson" : "application/json";
        said.add(given().auth().oauth2(TestTokens.ADMIN).header("Content-Type", contentType)
                .body(body.getBytes(StandardCharsets.UTF_8)).post(path).asString());
    }

    private static Handler listener(Queue<String> said) {
        return new Handler() {
            private final PatternFormatter formatter = new PatternFormatter("%c %s%e");

            @Override
            public void publish(LogRecord entry) {
                // The test's own HTTP client and the embedded database print what they like.
                if (entry.getLoggerName() == null || !entry.getLoggerName().startsWith("org.apache.http")) {
                    said.add(formatter.format(entry));
                }
            }

            @Override
            public void flush() {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    private static long saved(String externalId) {
        return Api.worker("""
                {"source": "%s", "externalId": "%s", "name": "欧阳测试", "phone": "13511112222",
                 "idNumber": "500101197001010019", "home": {"areaCode": "500230"}}
                """.formatted(SOURCE, externalId));
    }
}
