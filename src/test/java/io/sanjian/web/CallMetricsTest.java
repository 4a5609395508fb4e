package io.sanjian.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.sanjian.support.ApiOperation;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody can switch the measurement of calls off by calling, or write into it what they like. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CallMetricsTest {
    private static final int ODD_CALLS = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern URI = Pattern.compile("uri=\"([^\"]*)\"");
    private static final Pattern METHOD = Pattern.compile("method=\"([^\"]*)\"");
    private static final String CALLS = "http_server_requests_seconds_count{";

    @TestHTTPResource(value = "/", management = true)
    URL management;

    /** Address of the management interface with a slash at the end. */
    String management() {
        return management.toString();
    }

    /** Templates that the description leaves out: the last is for lists of codes that do not exist. */
    private static final Set<String> UNDESCRIBED =
            Set.of("UNMATCHED", "root", "/cors-preflight", "/api/v1/codes/{list}");

    @Test
    void callsAreCountedByTemplateWhoeverCallsWhatever() throws IOException {
        for (int i = 0; i < ODD_CALLS; i++) {
            int id = 7_000_000 + i;
            String address = "10.99." + i / 100 + '.' + i % 100;
            given().header("X-Forwarded-For", address).get("/api/v1/workers/" + id).then().statusCode(401);
            given().header("X-Forwarded-For", address).auth().oauth2("bad-" + id)
                    .get("/api/v1/workers/" + id + "/consents").then().statusCode(401);
            as(address).get("/api/v1/nothing-" + id).then().statusCode(404);
            as(address).get("/nothing-" + id).then().statusCode(404);
            as(address).delete("/api/v1/workers/" + id + "/consents").then().statusCode(405);
            as(address).request("M" + id, "/api/v1/workers/" + id);
            as(address).get("/api/v1/workers/" + id).then().statusCode(404);
            as(address).get("/openapi?x=" + id);
            as(address).get("/q/swagger-ui/" + id);
            raw("GET /api/v1/workers/%zz" + id + " HTTP/1.1\r\nHost: x\r\n\r\n");
            raw("POST /api/v1/hung-up-" + id + " HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{");
        }
        given().auth().oauth2(TestTokens.ADMIN).get("/api/v1/plans").then().statusCode(200);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(calls()).as("an operation not called before")
                .anyMatch(line -> line.contains("uri=\"/api/v1/plans\"") && line.contains("status=\"200\"")));
        Set<String> templates =
                ApiOperation.all().values().stream().map(ApiOperation::path).collect(Collectors.toSet());
        assertThat(values(URI)).contains("UNMATCHED", "/api/v1/workers/{id}").allSatisfy(uri -> assertThat(
                templates.contains(uri) || UNDESCRIBED.contains(uri)).as(uri)
                .isTrue());
        assertThat(values(METHOD)).isSubsetOf("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE",
                "PATCH", "QUERY", "UNKNOWN");
        assertThat(scrape()).doesNotContainPattern("(?<![0-9.])7000[0-9]{3}(?![0-9])");
    }

    @Test
    void allOperationsTogetherAreFewerThanTheBoundOfTemplates() {
        long templates = ApiOperation.all().values().stream().map(ApiOperation::path).distinct().count();
        assertThat(templates).isLessThan(400);
    }

    @Test
    void latencyIsAHistogramWithTheBarsAmongItsBounds() {
        given().auth().oauth2(TestTokens.ADMIN).get("/api/v1/codes/families").then().statusCode(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(scrape().lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_bucket{")
                        && line.contains("uri=\"/api/v1/codes/families\"") && line.contains("status=\"200\"")))
                .extracting(line -> line.replaceAll(".*le=\"([^\"]*)\".*", "$1"))
                .contains("0.008", "0.01", "0.025", "1.0", "+Inf"));
    }

    private static io.restassured.specification.RequestSpecification as(String address) {
        return given().header("X-Forwarded-For", address).auth().oauth2(TestTokens.ADMIN);
    }

    /** Sends this and hangs up. */
    private static void raw(String request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", RestAssured.port));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Stream<String> calls() {
        return scrape().lines().filter(line -> line.startsWith(CALLS));
    }

    private Set<String> values(Pattern tag) {
        return calls().flatMap(line -> tag.matcher(line).results()).map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String scrape() {
        return given().get(management() + "metrics").then().statusCode(200).extract().asString();
    }
}
