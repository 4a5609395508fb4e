package io.sanjian.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TokenTest {
    private static final String PROBLEM = "application/problem+json";

    @Test
    void aTokenIsShownOnceAndWorks() {
        ValidatableResponse issued = issue(Map.of("name", "once", "role", "ADMIN")).statusCode(201)
                .header("Location", containsString("/api/v1/tokens/")).body("token", startsWith("sj_"));
        String text = issued.extract().path("token");
        assertThat(text).hasSize(46);
        list(text).statusCode(200).body("items.name", hasItem("once")).body("items.token",
                not(hasItem(notNullValue())));
    }

    @Test
    void aRevokedTokenIsRefusedAtOnce() {
        ValidatableResponse issued = issue(Map.of("name", "short-lived", "role", "ADMIN")).statusCode(201);
        String text = issued.extract().path("token");
        int id = issued.extract().path("id");
        list(text).statusCode(200);
        revoke(id).statusCode(204);
        list(text).statusCode(401).contentType(PROBLEM).header("WWW-Authenticate", startsWith("Bearer"))
                .body("type", equalTo("urn:sanjian:problem:unauthenticated"));
        revoke(id).statusCode(204);
        list(TestTokens.ADMIN).body("items.find { it.id == " + id + " }.revokedAt", notNullValue());
    }

    @Test
    void aRotatedTokenHasTwoSecretsForAWhile() {
        ValidatableResponse issued = issue(Map.of("name", "rotated", "role", "ADMIN")).statusCode(201)
                .body("expiresAt", notNullValue());
        int id = issued.extract().path("id");
        String first = issued.extract().path("token");
        list(first).statusCode(200);
        String second = rotate(id, Map.of()).statusCode(200).body("id", equalTo(id)).body("token", startsWith("sj_"))
                .body("oldSecretUntil", notNullValue()).extract().path("token");
        list(first).statusCode(200);
        list(second).statusCode(200);
        String third = rotate(id, Map.of("graceSeconds", 3600)).statusCode(200).extract().path("token");
        list(first).statusCode(401);
        list(second).statusCode(200);
        list(third).statusCode(200);
        revoke(id).statusCode(204);
        list(second).statusCode(401);
        list(third).statusCode(401);
        rotate(id, Map.of()).statusCode(409).contentType(PROBLEM);
    }

    @Test
    void withoutGraceTheOldSecretEndsAtOnce() {
        ValidatableResponse issued = issue(Map.of("name", "leaked", "role", "ADMIN")).statusCode(201);
        int id = issued.extract().path("id");
        String first = issued.extract().path("token");
        list(first).statusCode(200);
        String second = rotate(id, Map.of("graceSeconds", 0)).statusCode(200).extract().path("token");
        list(first).statusCode(401);
        list(second).statusCode(200);
    }

    @Test
    void oneSeesWhetherTheOldSecretIsStillUsed() {
        ValidatableResponse issued =
                issue(Map.of("name", "slow to change", "role", "ADMIN")).statusCode(201);
        int id = issued.extract().path("id");
        rotate(id, Map.of()).statusCode(200).body("oldSecretLastUsedAt", nullValue());
        list(issued.extract().path("token")).statusCode(200);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> get(id).statusCode(200).body("oldSecretLastUsedAt", notNullValue())
                        .body("lastUsedAt", nullValue()).body("token", nullValue()));
    }

    @Test
    void aRotationIsChecked() {
        int id = issue(Map.of("name", "checked", "role", "SCHEDULER")).statusCode(201).extract().path("id");
        rotate(id, Map.of("graceSeconds", -1, "expiresAt", "2020-01-01T00:00:00Z", "x", 1)).statusCode(400)
                .body("violations.field", hasItems("graceSeconds", "expiresAt", "x"));
        rotate(id, Map.of("expiresAt", "2090-01-01T00:00:00Z")).statusCode(400);
        rotate(999_999_999, Map.of()).statusCode(404);
        get(999_999_999).statusCode(404);
    }

    @Test
    void theTimeOfLastUseIsListed() {
        ValidatableResponse issued = issue(Map.of("name", "used", "role", "ADMIN")).statusCode(201);
        int id = issued.extract().path("id");
        String find = "items.find { it.id == " + id + " }.lastUsedAt";
        list(TestTokens.ADMIN).body(find, nullValue());
        list(issued.extract().path("token")).statusCode(200);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> list(TestTokens.ADMIN).body(find, notNullValue()));
    }

    @Test
    void anExpiryMustLieAhead() {
        issue(Map.of("name", "late", "role", "SCHEDULER", "expiresAt", "2020-01-01T00:00:00Z")).statusCode(400)
                .contentType(PROBLEM).body("violations.field", hasItem("expiresAt"));
    }

    @Test
    void everyFaultOfARequestIsListed() {
        issue(Map.of("role", "BROKER", "source", "s", "workerId", 999_999_999)).statusCode(400).contentType(PROBLEM)
                .body("violations.field", hasItems("name", "areaCodes", "source", "workerId"));
        issue(Map.of("name", "n", "role", "KING")).statusCode(400)
                .body("violations[0].code", equalTo("UNKNOWN_CODE"))
                .body("violations[0].allowed", equalTo(Roles.ALL));
        issue(Map.of("name", "n", "role", "OFFICER", "areaCodes", List.of("50"))).statusCode(400)
                .body("violations[0].field", equalTo("areaCodes"));
    }

    @Test
    void listsArePaged() {
        for (int i = 0; i < 3; i++) {
            issue(Map.of("name", "page " + i, "role", "SCHEDULER")).statusCode(201);
        }
        String cursor = given().auth().oauth2(TestTokens.ADMIN).get("/api/v1/tokens?limit=2").then().statusCode(200)
                .body("items.size()", equalTo(2)).extract().path("nextCursor");
        List<Integer> ids =
                given().auth().oauth2(TestTokens.ADMIN).get("/api/v1/tokens?limit=1&cursor=" + cursor).then()
                        .statusCode(200).extract().path("items.id");
        assertThat(ids).allMatch(id -> id < Integer.parseInt(cursor));
        given().auth().oauth2(TestTokens.ADMIN).get("/api/v1/tokens?cursor=x").then().statusCode(400)
                .contentType(PROBLEM);
        given().auth().oauth2(TestTokens.ADMIN).get("/api/v1/tokens?limit=0").then().statusCode(400)
                .contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/tokens", "/api/v1/workers/1", "/api/v1/nothing-here", "/api/"})
    void withoutATokenNothingUnderTheApiAnswers(String path) {
        given().get(path).then().statusCode(401).contentType(PROBLEM).header("WWW-Authenticate", startsWith("Bearer"));
        given().auth().preemptive().basic("a", "b").get(path).then().statusCode(401);
        given().auth().oauth2("sj_guess").get(path).then().statusCode(401).contentType(PROBLEM);
    }

    @Test
    void anUnknownPathIsAProblemToo() {
        given().auth().oauth2(TestTokens.ADMIN).get("/api/v1/nothing-here").then().statusCode(404).contentType(PROBLEM);
    }

    @ParameterizedTest
    @CsvSource({"BROKER", "OFFICER", "PORTAL", "SCHEDULER"})
    void onlyAnAdminHandlesTokens(String role) {
        String text = token(role);
        list(text).statusCode(403).contentType(PROBLEM);
        given().auth().oauth2(text).contentType(ContentType.JSON).body(Map.of("name", "x", "role", "ADMIN"))
                .post("/api/v1/tokens").then().statusCode(403);
        given().auth().oauth2(text).delete("/api/v1/tokens/1").then().statusCode(403);
    }

    @Test
    void theDescriptionOfTheApiIsOpenAndNamesTheScheme() {
        given().accept("application/json").get("/openapi").then().statusCode(200)
                .body("components.securitySchemes.token.scheme", equalTo("bearer"))
                .body("paths.'/api/v1/tokens'.post.security", notNullValue());
    }

    private static String token(String role) {
        Map<String, Object> body = switch (role) {
            case "BROKER", "OFFICER" -> Map.of("name", "t", "role", role, "areaCodes", List.of("500235"));
            case "PORTAL" -> Map.of("name", "t", "role", role, "source", "token-test", "expiresAt",
                    Instant.now().plusSeconds(3600).toString());
            default -> Map.of("name", "t", "role", role);
        };
        return issue(body).statusCode(201).extract().path("token");
    }

    private static ValidatableResponse issue(Map<String, Object> body) {
        return given().auth().oauth2(TestTokens.ADMIN).contentType(ContentType.JSON).body(body).post("/api/v1/tokens")
                .then();
    }

    private static ValidatableResponse list(String token) {
        return given().auth().oauth2(token).get("/api/v1/tokens").then();
    }

    private static ValidatableResponse get(int id) {
        return given().auth().oauth2(TestTokens.ADMIN).get("/api/v1/tokens/" + id).then();
    }

    private static ValidatableResponse rotate(int id, Map<String, Object> body) {
        return given().auth().oauth2(TestTokens.ADMIN).contentType(ContentType.JSON).body(body)
                .post("/api/v1/tokens/" + id + "/rotate").then();
    }

    private static ValidatableResponse revoke(int id) {
        return given().auth().oauth2(TestTokens.ADMIN).delete("/api/v1/tokens/" + id).then();
    }
}
