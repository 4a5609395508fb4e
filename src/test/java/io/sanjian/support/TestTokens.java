package io.sanjian.support;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.sanjian.access.Roles;
import java.util.List;
import java.util.Map;

/** Tokens for tests, issued through the API. */
public final class TestTokens {
    public static final String ADMIN = "test-admin-token";

    private TestTokens() {
    }

    public static String officer(String... areaCodes) {
        return issue(Map.of("name", "officer", "role", Roles.OFFICER, "areaCodes", List.of(areaCodes)));
    }

    public static String broker(String... areaCodes) {
        return issue(Map.of("name", "broker", "role", Roles.BROKER, "areaCodes", List.of(areaCodes)));
    }

    public static String portal(String source) {
        return issue(Map.of("name", "portal", "role", Roles.PORTAL, "source", source));
    }

    public static String scheduler() {
        return issue(Map.of("name", "scheduler", "role", Roles.SCHEDULER));
    }

    public static String worker(long id) {
        return issue(Map.of("name", "worker", "role", Roles.WORKER, "workerId", id));
    }

    public static String issue(Map<String, Object> request) {
        return given().auth().oauth2(ADMIN).contentType(ContentType.JSON).body(request).post("/api/v1/tokens").then()
                .statusCode(201).extract().path("token");
    }
}
