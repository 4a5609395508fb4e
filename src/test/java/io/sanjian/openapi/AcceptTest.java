package io.sanjian.openapi;

import static io.sanjian.support.Api.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import io.sanjian.support.World;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an operation answers in several forms, the caller's qualities decide. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AcceptTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "application/json;q=0.5, application/x-ndjson | application/x-ndjson",
            "application/x-ndjson;q=0.5, application/json | application/json",
            "application/x-ndjson, */*;q=0.1 | application/x-ndjson",
            "*/*;q=0.1 | application/json",
            BROWSER + " | application/json",
            "application/json;q=0, application/x-ndjson;q=0.1 | application/x-ndjson"})
    void imports(String accept, String given) {
        as(TestTokens.ADMIN).header("Accept", accept).body("[]").post("/api/v1/postings/import?source=accept").then()
                .statusCode(200).contentType(given);
        as(TestTokens.ADMIN).header("Accept", accept).body("[]").post("/api/v1/workers/import?source=accept").then()
                .statusCode(200).contentType(given);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "application/json;q=0.5, text/html | text/html",
            "text/html;q=0.5, application/json | application/json",
            "application/json, */*;q=0.1 | application/json",
            "*/*;q=0.1 | text/html",
            BROWSER + " | text/html"})
    void villageLists(String accept, String given) {
        as(TestTokens.ADMIN).header("Accept", accept).get("/api/v1/villages/" + World.VILLAGE + "/recommendations")
                .then()
                .statusCode(200).contentType(given);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"text/html, */*;q=0.1", "application/json;q=0.1", "*/*;q=0.1", BROWSER})
    void whatComesInOneFormComesInIt(String accept) {
        as(TestTokens.ADMIN).header("Accept", accept).get("/api/v1/codes/families").then().statusCode(200)
                .contentType("application/json");
    }
}
