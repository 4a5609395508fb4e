package io.sanjian.personaldata;

import static io.restassured.RestAssured.given;
import static io.sanjian.support.Api.admin;
import static io.sanjian.support.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A person with a name and numbers that nobody else has goes through the service, in good and in bad shape. Whatever is
 * said of it to those who did not ask for the clear data is searched for them: our logs down to the finest level, those of
 * others as they are, the access log, metrics, problems, reports of imports, masked answers, Location headers.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LeakTest {
    private static final String NAME = "尉迟漏隐";
    private static final String PHONE = "13588887777";
    private static final String ID_NUMBER = "11010519491231002X";
    private static final String BAD_PHONE = "1358888777";
    private static final String BAD_ID_NUMBER = "110105194912310021";
    private static final List<String> SECRETS = List.of(NAME, PHONE, "135 8888 7777", ID_NUMBER, "11010519491231002",
            BAD_PHONE, BAD_ID_NUMBER);
    private static final String AREA = "500238";
    private static final String WORKERS = "/api/v1/workers";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NDJSON = "application/x-ndjson";

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final List<String> told = new ArrayList<>();
    private final Handler ear = new Ear();
    private final Logger root = Logger.getLogger("");
    private final Logger own = Logger.getLogger("io.sanjian");
    private final Logger access = Logger.getLogger("io.quarkus.http.access-log");
    private Level before;

    @BeforeEach
    void listen() {
        before = own.getLevel();
        root.addHandler(ear);
        own.setLevel(Level.FINEST);
        access.addHandler(ear);
    }

    @AfterEach
    void stop() {
        root.removeHandler(ear);
        own.setLevel(before);
        access.removeHandler(ear);
    }

    @Test
    void nobodyHearsWhoItIs() {
        String good = person("leak", NAME, PHONE, ID_NUMBER, "");
        long id = said(json(good).post(WORKERS)).jsonPath().getLong("id");
        said(json(good).post(WORKERS));
        badBodies();
        badImports(good);
        othersLook(id);
        numbersWhereTheyDoNotBelong();
        run(id);
        said(admin().delete(WORKERS + "/" + id));
        said(admin().get(WORKERS + "/" + id));

        String measured = given().get(metrics.toString()).then().statusCode(200).extract().asString();
        assertThat(measured).contains("http_server_requests").doesNotContain(SECRETS.toArray(String[]::new));
        assertThat(told).hasSizeGreaterThan(40)
                .allSatisfy(text -> assertThat(text).doesNotContain(SECRETS.toArray(String[]::new)));
        await().atMost(PATIENCE)
                .until(() -> logged.stream().anyMatch(line -> line.contains("HTTP/1.1\"")));
        assertThat(logged).hasSizeGreaterThan(40)
                .allSatisfy(line -> assertThat(line).doesNotContain(SECRETS.toArray(String[]::new)));
    }

    private void badBodies() {
        for (String body : List.of(
                person("leak", NAME, BAD_PHONE, BAD_ID_NUMBER, ""),
                // what belongs to one field stands in another
                person("leak", PHONE, NAME, NAME, "\"sex\": \"" + NAME + "\", \"age\": \"" + NAME + "\", "),
                person("leak", NAME, PHONE, ID_NUMBER, "\"groups\": [\"" + NAME + "\"], \"returnReason\": \"" + NAME
                        + "\", \"birthDate\": \"" + PHONE + "\", \"maxDistanceKm\": \"" + ID_NUMBER + "\", "),
                person("leak", NAME, PHONE, ID_NUMBER, "\"" + PHONE + "\": 1, \"consent\": \"" + NAME + "\", "),
                person("leak", NAME, PHONE, ID_NUMBER, "\"consent\": {\"given\": \"" + PHONE + "\", \"at\": \"" + NAME
                        + "\"}, "),
                person("leak", NAME + "\\u0000", PHONE + "\\u0000", ID_NUMBER, ""),
                person("leak", NAME.repeat(60), PHONE, ID_NUMBER, ""),
                person(PHONE.repeat(30), NAME, PHONE, ID_NUMBER, ""),
                person("leak", NAME, PHONE, ID_NUMBER, "\"home\": {\"areaCode\": \"" + NAME + "\"}, "),
                person("leak", NAME, PHONE, ID_NUMBER, "\"families\": [\"" + PHONE + "\"], "),
                "{\"name\": \"" + NAME + "\", \"phone\": \"" + PHONE + "\", \"idNumber\": ",
                "[\"" + NAME + "\"]", "\"" + PHONE + "\"", "{\"" + NAME + PHONE)) {
            assertThat(said(json(body).post(WORKERS)).statusCode()).isEqualTo(400);
        }
        said(json("{\"phone\": \"" + BAD_PHONE + "\"}").post(WORKERS + "/lookup"));
        said(json("{\"phone\": \"" + PHONE + "\", \"idNumber\": \"" + ID_NUMBER + "\"}").post(WORKERS + "/lookup"));
        said(json("{\"name\": \"" + NAME + "\"}").post(WORKERS + "/lookup"));
        said(json("{\"phone\": \"" + PHONE + "\"}").post(WORKERS + "/lookup"));
        said(admin().contentType("text/plain").body(NAME + PHONE).post(WORKERS));
    }

    private void badImports(String good) {
        for (String body : List.of(good, person("a", NAME, BAD_PHONE, BAD_ID_NUMBER, "") + '\n' + good,
                "{\"name\": \"" + NAME + "\", \"phone\": " + PHONE + "\n" + good,
                person("b", PHONE, NAME, PHONE, "\"sex\": \"" + NAME + "\", "))) {
            said(admin().contentType(NDJSON).body(body.getBytes(StandardCharsets.UTF_8))
                    .post(WORKERS + "/import?source=leak"));
        }
        String csv = "编号,姓名,身份证号码,联系电话,区县,性别,年龄\n" + "1," + NAME + "," + BAD_ID_NUMBER + "," + BAD_PHONE + ",云阳县,男,40\n"
                + "2,男," + NAME + "," + NAME + "," + PHONE + "," + NAME + "," + ID_NUMBER + "\n"
                + "3,\"" + NAME + "\n";
        said(admin().contentType("text/csv").body(csv.getBytes(StandardCharsets.UTF_8))
                .post(WORKERS + "/import?source=leak"));
        said(admin().contentType("application/json").body(("[{\"name\": \"" + NAME).getBytes(StandardCharsets.UTF_8))
                .post(WORKERS + "/import?source=leak"));
        said(admin().contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .body((NAME + PHONE).getBytes(StandardCharsets.UTF_8)).post(WORKERS + "/import?source=leak"));
    }

    private void othersLook(long id) {
        String officer = TestTokens.officer(AREA);
        said(as(officer).get(WORKERS + "/" + id));
        said(as(officer).get(WORKERS + "?area=" + AREA));
        said(as(officer).get(WORKERS + "/" + id + "/recommendations"));
        said(as(officer).get(WORKERS + "/" + id + "/consents"));
        said(as(TestTokens.officer("500236")).get(WORKERS + "/" + id));
        String note = "{\"fields\": [\"phone\"], \"reason\": \"OTHER\", \"note\": \"" + NAME + PHONE + "\"}";
        // Asked for and so not searched: but what is logged of it is.
        as(officer).contentType("application/json").body(note).post(WORKERS + "/" + id + "/reveal").then()
                .statusCode(200);
        as(officer).get(WORKERS + "/" + id + "/export?reason=PERSON_REQUEST").then().statusCode(200);
        as(TestTokens.worker(id)).get(WORKERS + "/" + id + "?reveal=true").then().statusCode(200);
        said(json("{\"fields\": [\"" + NAME + "\"], \"reason\": \"" + PHONE + "\"}")
                .post(WORKERS + "/" + id + "/reveal"));
        said(json("{\"purposes\": [\"" + PHONE + "\"], \"given\": \"" + ID_NUMBER + "\"}")
                .post(WORKERS + "/" + id + "/consents"));
        said(admin().contentType("application/merge-patch+json").body(Map.of("phone", BAD_PHONE, "idNumber",
                BAD_ID_NUMBER, "sex", NAME)).patch(WORKERS + "/" + id));
        said(admin().contentType("application/merge-patch+json").body(Map.of("phone", PHONE, "name", NAME))
                .patch(WORKERS + "/" + id));
        said(json("{\"postingId\": 1, \"kind\": \"" + PHONE + "\", \"note\": \"" + NAME + "\"}")
                .post(WORKERS + "/" + id + "/feedback"));
        said(json("{\"name\": \"" + PHONE + "\", \"role\": \"" + PHONE + "\"}").post("/api/v1/tokens"));
        said(json("{\"areaCodes\": [\"" + PHONE + "\"], \"at\": \"" + ID_NUMBER + "\"}")
                .post("/api/v1/recommendation-runs"));
        said(json("{\"age\": \"" + PHONE + "\", \"home\": {\"areaCode\": \"" + ID_NUMBER + "\"}}")
                .post("/api/v1/matches"));
    }

    /** Callers put numbers into URLs although they should not: the answer at least does not repeat them. */
    private void numbersWhereTheyDoNotBelong() {
        List<String> paths = Stream
                .of(WORKERS + "/" + PHONE, WORKERS + "/" + ID_NUMBER, WORKERS + "?cursor=" + PHONE + "x",
                        WORKERS + "?area=" + ID_NUMBER, "/api/v1/nowhere/" + PHONE, "/api/v1/postings?area=" + PHONE,
                        "/api/v1/postings/" + ID_NUMBER, WORKERS + "/" + PHONE + "/inbox",
                        WORKERS + "/" + PHONE + "/export",
                        "/api/v1/villages/" + PHONE + "/recommendations", "/api/v1/admin/audit?workerId=" + ID_NUMBER)
                .toList();
        for (String path : paths) {
            Response response = admin().get(path);
            told.add(response.asString());
        }
        told.add(given().get(WORKERS + "/" + PHONE).asString());
        // A call is logged once its answer is written: some time after it was read here.
        await().atMost(PATIENCE).until(() -> logged.stream()
                .filter(line -> line.startsWith(access.getName()) && containsSecret(line)).count() == paths.size() + 1);
        // What the HTTP layers trace of a URL is theirs; nothing of ours repeats it.
        logged.removeIf(line -> !line.startsWith("io.sanjian") && containsSecret(line));
    }

    private static boolean containsSecret(String line) {
        return SECRETS.stream().anyMatch(line::contains);
    }

    private void run(long id) {
        Response started = said(json("{\"areaCodes\": [\"" + AREA + "\"], \"channels\": [\"INBOX\", \"WEBHOOK\"]}")
                .post("/api/v1/recommendation-runs"));
        await().atMost(PATIENCE).until(() -> List.of("COMPLETED", "FAILED").contains(
                admin().get("/api/v1/recommendation-runs/" + started.path("id")).<String>path("state")));
        said(admin().get("/api/v1/recommendation-runs/" + started.path("id") + "/picks"));
        said(admin().get("/api/v1/deliveries?runId=" + started.path("id")));
        said(admin().get(WORKERS + "/" + id + "/inbox"));
    }

    private static String person(String externalId, String name, String phone, String idNumber, String more) {
        String home = more.contains("\"home\"") ? "" : ", \"home\": {\"areaCode\": \"" + AREA + "\"}";
        return "{\"source\": \"leak-test\", \"externalId\": \"" + externalId + "\", " + more + "\"name\": \"" + name
                + "\", \"phone\": \"" + phone + "\", \"idNumber\": \"" + idNumber + "\"" + home + "}";
    }

    private Response said(Response response) {
        told.add(response.asString());
        told.add(String.valueOf(response.getHeader("Location")));
        return response;
    }

    private static RequestSpecification json(String body) {
        return admin().contentType("application/json").body(body.getBytes(StandardCharsets.UTF_8));
    }

    private final class Ear extends Handler {
        private final PatternFormatter formatter = new PatternFormatter("%c %s%e");

        @Override
        public void publish(LogRecord entry) {
            // The test's own HTTP client says what it likes.
            if (entry.getLoggerName() == null || !entry.getLoggerName().startsWith("org.apache.http")) {
                logged.add(formatter.format(entry));
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
    }
}
