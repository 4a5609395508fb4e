package io.sanjian.web.problem;

import static io.restassured.RestAssured.given;
import static io.sanjian.support.Api.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.ResponseBuilder;
import io.restassured.response.ValidatableResponse;
import io.sanjian.support.Answer;
import io.sanjian.support.RawHttp;
import io.sanjian.support.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ProblemTest {

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String type) {
        return answer.statusCode(status).contentType("application/problem+json")
                .body("type", equalTo("urn:sanjian:problem:" + type)).body("status", equalTo(status))
                .body("title", not(equalTo(null))).body("instance", startsWith("/"));
    }

    @Test
    void pathsMethodsAndMediaTypes() {
        problem(admin().get("/api/v1/nothing-here").then(), 404, "not-found")
                .body("instance", equalTo("/api/v1/nothing-here"));
        problem(admin().delete("/api/v1/postings/import/x/y").then(), 404, "not-found");
        problem(admin().put("/api/v1/tokens").then(), 405, "method-not-allowed");
        problem(admin().accept("image/png").get("/api/v1/tokens").then(), 406, "not-acceptable");
        problem(admin().contentType("text/plain").body("x").post("/api/v1/tokens").then(), 415,
                "unsupported-media-type");
    }

    @Test
    void addressesThatAreTooLongBeforeAnybodyAsksWhoCalls() {
        String address = "/api/v1/postings?q=" + "x".repeat(5_000);
        problem(given().get(address).then(), 414, "uri-too-long");
        problem(admin().header("Accept-Language", "zh").get(address).then(), 414, "uri-too-long")
                .header("Content-Language", startsWith("zh")).body("detail", containsString("网址"));
    }

    @Test
    void callersWithoutAValidTokenOrTheRightRole() {
        problem(given().get("/api/v1/tokens").then(), 401, "unauthenticated")
                .header("WWW-Authenticate", startsWith("Bearer"));
        problem(given().auth().oauth2("wrong").get("/api/v1/tokens").then(), 401, "unauthenticated")
                .header("WWW-Authenticate", startsWith("Bearer"));
        problem(given().get("/api/v1/nothing-here").then(), 401, "unauthenticated");
        String scheduler = admin().contentType("application/json")
                .body("{\"name\":\"problem-test\",\"role\":\"SCHEDULER\"}").post("/api/v1/tokens").then()
                .statusCode(201).extract().path("token");
        problem(given().auth().oauth2(scheduler).get("/api/v1/tokens").then(), 403, "forbidden");
    }

    private static ValidatableResponse token(String body) {
        return problem(admin().contentType("application/json").body(body).post("/api/v1/tokens").then(), 400,
                "validation");
    }

    @Test
    void jsonBodiesNameTheFieldAndWhatMayStandThere() {
        token("{\"name\":").body("violations[0].field", equalTo("body"))
                .body("violations[0].message", containsString("line 1"));
        token("{\"nam\":1}").body("violations.find { it.field == 'nam' }.code", equalTo("UNKNOWN_FIELD"))
                .body("violations.find { it.field == 'nam' }.allowed", hasItems("name", "role"))
                .body("violations.field", hasItem("role"));
        token("[]").body("violations[0].message", equalTo("body must be an object"));
        token("{\"name\":\"n\",\"areaCodes\":5}").body("violations.field", hasItem("areaCodes"));
        token("{\"name\":\"n\",\"workerId\":\"five\"}")
                .body("violations.find { it.field == 'workerId' }.message", containsString("number"));
        token("{\"name\":\"n\",\"expiresAt\":\"soon\"}").body("violations.field", hasItem("expiresAt"));
        token("").body("violations[0].field", equalTo("body"));
    }

    @Test
    void jsonThatBreaksOffWithinACharacter() {
        byte[] wide = {'{', 0, 0, 0, '"'};
        problem(admin().contentType("application/json").body(wide).post("/api/v1/tokens").then(), 400, "validation")
                .body("violations[0].field", equalTo("body")).body("violations[0].code", equalTo("MALFORMED"));
    }

    @Test
    void parametersOfTheWrongType() {
        problem(admin().get("/api/v1/tokens?limit=many").then(), 400, "validation")
                .body("violations.field", hasItem("limit"));
        problem(admin().delete("/api/v1/postings/abc").then(), 400, "validation")
                .body("violations.field", hasItem("id"));
    }

    @Test
    void parametersThatAreNoText() {
        problem(admin().urlEncodingEnabled(false).get("/api/v1/deliveries?error=a%00b&state=%FF").then(), 400,
                "validation").body("violations.field", hasItems("error", "state"));
        problem(admin().urlEncodingEnabled(false).get("/api/v1/villages/%ED%A0%80/recommendations").then(), 400,
                "validation").body("violations.field", hasItem("village"));
        problem(admin().get("/api/v1/webhooks/" + "1".repeat(400)).then(), 400, "validation")
                .body("violations.field", hasItem("id"));
    }

    @Test
    void halfACharacterIsNoText() {
        token("{\"name\":\"\\ud83d\",\"role\":\"ADMIN\"}").body("violations.field", hasItem("name"));
        token("{\"name\":\"a\\u0000b\",\"role\":\"ADMIN\"}").body("violations.field", hasItem("name"));
    }

    @Test
    void timesThatNoCalendarHas() {
        problem(admin().queryParam("createdTo", "-999999999-01-01T00:00:00+18:00")
                .queryParam("createdFrom", "+999999999-12-31T23:59:59-18:00").get("/api/v1/deliveries").then(), 400,
                "validation").body("violations.field", hasItems("createdFrom", "createdTo"));
        problem(admin().queryParam("at", "+999999999-12-31T23:59:59-18:00").get("/api/v1/postings").then(), 400,
                "validation").body("violations.field", hasItem("at"));
    }

    @Test
    void packedBodiesThatCannotBeUnpacked() throws IOException {
        byte[] packed = gzip("{\"name\":\"packed\",\"role\":\"SCHEDULER\"}");
        packed("gzip", packed).statusCode(201);
        for (byte[] damaged : List.of("{}".getBytes(StandardCharsets.UTF_8), new byte[0],
                Arrays.copyOf(packed, packed.length - 12))) {
            problem(packed("gzip", damaged), 400, "validation").body("violations.field", hasItem("body"));
        }
        problem(packed("gzip", gzip(" ".repeat(64 << 20))), 413, "too-large");
        problem(packed("br", packed), 415, "unsupported-media-type").body("violations[0].allowed", hasItem("gzip"));
    }

    private static ValidatableResponse packed(String coding, byte[] body) {
        return admin().contentType("application/json").header("Content-Encoding", coding).body(body)
                .post("/api/v1/tokens").then();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    /** What is wrong comes back, but an answer does not grow with the body. */
    @Test
    void aBodyFullOfFaults() {
        String fields = IntStream.range(0, 20_000).mapToObj(i -> "\"field-" + i + "\":1")
                .collect(Collectors.joining(","));
        ValidatableResponse answer = token("{" + fields + "}").body("violations", hasSize(50))
                .body("detail", containsString("of which 50 are listed"));
        assertThat(answer.extract().asString()).hasSizeLessThan(64 << 10);
        assertThat(token("{\"" + "汉".repeat(100_000) + "\":1}").extract().asString()).hasSizeLessThan(8 << 10);
    }

    @Test
    void answersNameNoClasses() {
        for (String path : new String[]{"/api/v1/tokens?limit=many", "/api/v1/nothing-here"}) {
            assertThat(admin().get(path).asString()).doesNotContain("io.sanjian", "java.", "Exception");
        }
    }

    @Test
    void bodiesThatAreTooLarge() {
        String body = "{\"name\":\"" + "x".repeat(2 << 20) + "\"}";
        problem(raw("Content-Length: " + body.length(), body), 413, "too-large");
    }

    /** A chunked body does not say its length; it is cut off where it gets too long. */
    @Test
    void chunkedBodiesThatAreTooLarge() {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        problem(raw("Transfer-Encoding: chunked", chunk.replaceFirst("x", "\"") + chunk.repeat(23) + "0\r\n\r\n"), 413,
                "too-large");
    }

    /** Who is held up and still sends two seconds after the answer is hung up on: the answer counts, not what follows it. */
    private static ValidatableResponse raw(String length, String body) {
        Answer answer = RawHttp.send(("POST /api/v1/tokens HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Authorization: Bearer test-admin-token\r\nContent-Type: application/json\r\n" + length + "\r\n\r\n"
                + body)
                .getBytes(StandardCharsets.US_ASCII));
        return new ResponseBuilder().setStatusCode(answer.status()).setContentType(answer.header("Content-Type"))
                .setBody(answer.body()).build().then();
    }
}
