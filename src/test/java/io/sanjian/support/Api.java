package io.sanjian.support;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/** Calls of the service under test, by whoever they are made. Bodies are JSON unless a call says otherwise. */
public final class Api {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Api() {
    }

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    public static RequestSpecification admin() {
        return as(TestTokens.ADMIN);
    }

    /** Stores a worker; its id. @param json as in {@code POST /workers} */
    public static long worker(String json) {
        return admin().body(json).post("/api/v1/workers").then().statusCode(201).extract().jsonPath().getLong("id");
    }

    /** Imports rows, all of which are to be good. @param kind workers or postings; @param rows NDJSON */
    public static void load(String kind, String source, String rows) {
        admin().contentType("application/x-ndjson").body(rows.getBytes(StandardCharsets.UTF_8))
                .queryParam("source", source).post("/api/v1/" + kind + "/import").then().statusCode(200)
                .body("rejected", equalTo(0));
    }

    /** Waits until a search finds as many or more. @param query as in {@code GET /postings} */
    public static void awaitSearchable(String query, int total) {
        await().atMost(PATIENCE).untilAsserted(() -> admin().get("/api/v1/postings?" + query).then().statusCode(200)
                .body("total", greaterThanOrEqualTo(total)));
    }

    /** Starts a run; its id. @param json as in {@code POST /recommendation-runs} */
    public static long run(String json) {
        return admin().body(json).post("/api/v1/recommendation-runs").then().statusCode(202).extract().jsonPath()
                .getLong("id");
    }

    /** A run, once it has come to an end. */
    public static ValidatableResponse ended(long run) {
        String path = "/api/v1/recommendation-runs/" + run;
        await().atMost(PATIENCE).until(() -> !Set.of("PENDING", "RUNNING").contains(admin().get(path)
                .<String>path("state")));
        return admin().get(path).then().statusCode(200);
    }
}
