package io.sanjian.posting;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A portal works with its own ids alone: of what it sent, by import or singly, and with the state it states. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SourcePostingTest {
    private final String source = "own-" + UUID.randomUUID();
    private String token;

    @BeforeEach
    void issueToken() {
        token = TestTokens.portal(source);
    }

    private RequestSpecification portal() {
        return given().auth().oauth2(token);
    }

    private ValidatableResponse importRows(String csv) {
        return portal().contentType("text/csv; charset=utf-8")
                .body(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/postings/import").then().statusCode(200);
    }

    private ValidatableResponse get(String externalId) {
        return portal().get("/api/v1/sources/{source}/postings/{id}", source, externalId).then();
    }

    @Test
    void rowsOfAnImportAnswerTheIdWhateverBecameOfThem() {
        String rows = "编号,岗位名称,区县\nA,电焊工,江津区\nB,普工,渝北区\n";
        int a = importRows(rows).body("rows.outcome", equalTo(java.util.List.of("ACCEPTED", "ACCEPTED")))
                .body("rows.id", hasItem(notNullValue())).extract().path("rows[0].id");
        importRows(rows).body("rows[0].outcome", equalTo("UNCHANGED")).body("rows[0].id", equalTo(a));
        importRows("编号,岗位名称,区县\nA,氩弧焊工,江津区\nA,电焊工,江津区\nC,,江津区\n")
                .body("rows[0].id", equalTo(a)).body("rows[0].warnings[0].code", equalTo("SUPERSEDED"))
                .body("rows[1].id", equalTo(a)).body("rows[2].id", nullValue());
        get("A").statusCode(200).body("id", equalTo(a));
    }

    @Test
    void aPostingIsReadAtOnceWithAnETagAndWithdrawn() {
        importRows("编号,岗位名称,区县\nA/1 号,电焊工,江津区\n");
        String tag = get("A/1 号").statusCode(200).body("title", equalTo("电焊工")).body("source", equalTo(source))
                .body("updatedAt", notNullValue()).extract().header("ETag");
        portal().header("If-None-Match", tag).get("/api/v1/sources/{source}/postings/{id}", source, "A/1 号").then()
                .statusCode(304);
        portal().delete("/api/v1/sources/{source}/postings/{id}", source, "A/1 号").then().statusCode(204);
        portal().delete("/api/v1/sources/{source}/postings/{id}", source, "A/1 号").then().statusCode(204);
        get("A/1 号").statusCode(200).body("status", equalTo("WITHDRAWN"));
        portal().header("If-None-Match", tag).get("/api/v1/sources/{source}/postings/{id}", source, "A/1 号").then()
                .statusCode(200);
        get("none").statusCode(404);
    }

    @Test
    void anothersSourceIsRefused() {
        importRows("编号,岗位名称,区县\nA,电焊工,江津区\n");
        String other = TestTokens.portal("other-" + UUID.randomUUID());
        given().auth().oauth2(other).get("/api/v1/sources/{source}/postings/A", source).then().statusCode(403);
        given().auth().oauth2(other).delete("/api/v1/sources/{source}/postings/A", source).then().statusCode(403);
        given().auth().oauth2(TestTokens.officer("500112")).delete("/api/v1/sources/{source}/postings/A", source).then()
                .statusCode(403);
        get("A").statusCode(200).body("status", equalTo("OPEN"));
    }

    @ParameterizedTest
    @CsvSource({"有效, OPEN", "在招, OPEN", "招聘中, OPEN", "已招满, FILLED", "下架, WITHDRAWN", "已下架, WITHDRAWN",
            "暂停, PAUSED", "已过期, EXPIRED", "filled, FILLED", "Closed, WITHDRAWN", "OPEN, OPEN"})
    void theStatusOfARowIsTaken(String word, String status) {
        importRows("编号,岗位名称,区县,状态\nA,电焊工,江津区," + word + "\n").body("rejected", equalTo(0))
                .body("rows[0].warnings", nullValue());
        get("A").body("status", equalTo(status));
    }

    @Test
    void whatItsSourceCallsExpiredIsOfferedToNobodyWhateverItsDatesSay() {
        importRows("""
                编号,岗位名称,区县,状态,有效期
                later,电焊工,江津区,失效,2099-12-31
                open-end,电焊工,江津区,已过期,
                open,电焊工,江津区,在招,2099-12-31
                """).body("accepted", equalTo(3));
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            portal().queryParam("source", source).get("/api/v1/postings").then()
                    .body("items.externalId", equalTo(java.util.List.of("open")));
            portal().queryParam("source", source).queryParam("status", "expired").get("/api/v1/postings").then()
                    .body("items.externalId", containsInAnyOrder("later", "open-end"));
        });
        for (String id : java.util.List.of("later", "open-end")) {
            int posting = get(id).extract().path("id");
            given().auth().oauth2(TestTokens.ADMIN).contentType(ContentType.JSON)
                    .body("{\"age\": 34, \"sex\": \"M\", \"home\": {\"areaCode\": \"500116\"}, \"trades\": [\"电焊\"], "
                            + "\"postingId\": " + posting + "}")
                    .post("/api/v1/matches/explain").then().statusCode(200)
                    .body("explanation.rules.find { it.rule == 'FILLED' }.broken", equalTo(true));
        }
    }

    @Test
    void aStatusThatIsNotKnownCostsTheFieldAndNotTheRow() {
        importRows("编号,岗位名称,区县,状态\nA,电焊工,江津区,待定\n").body("rows[0].outcome", equalTo("ACCEPTED"))
                .body("rows[0].warnings[0].field", equalTo("status"))
                .body("rows[0].warnings[0].message", containsString("'待定'"));
        get("A").body("status", equalTo("OPEN"));
    }

    @Test
    void aStatedStatusDecidesAndARowWithoutOneLeavesWhatWasSet() {
        importRows("编号,岗位名称,区县,状态\nA,电焊工,江津区,已招满\n");
        importRows("编号,岗位名称,区县\nA,电焊工,江津区\n").body("rows[0].outcome", equalTo("UNCHANGED"));
        importRows("编号,岗位名称,区县,状态\nA,电焊工,江津区,\nB,普工,江津区,在招\n");
        get("A").body("status", equalTo("FILLED"));
        importRows("编号,岗位名称,区县,状态\nA,电焊工,江津区,在招\n").body("rows[0].outcome", equalTo("UPDATED"));
        get("A").body("status", equalTo("OPEN"));
        importRows("编号,岗位名称,区县,状态\nA,电焊工,江津区,下架\n").body("rows[0].outcome", equalTo("UPDATED"));
        importRows("编号,岗位名称,区县,状态\nA,电焊工,江津区,下架\n").body("rows[0].outcome", equalTo("UNCHANGED"));
        importRows("编号,岗位名称,区县,状态,有效期\nA,电焊工,江津区,在招,2020-01-01\n");
        get("A").body("status", equalTo("EXPIRED"));
        portal().contentType(ContentType.JSON)
                .body("{\"externalId\": \"S\", \"title\": \"普工\", \"areaCode\": \"500116\", \"status\": \"paused\"}")
                .post("/api/v1/postings").then().statusCode(201).body("status", equalTo("PAUSED"));
    }

    @Test
    void aPortalFindsItsOwnBySourceIdAndTime() {
        importRows("编号,岗位名称,区县\nA,电焊工,江津区\nB,普工,渝北区\n");
        // By the service's own clock, which is the database's.
        Instant between = Instant.parse(get("A").extract().path("updatedAt")).plusMillis(1);
        importRows("编号,岗位名称,区县,状态\nB,普工,渝北区,已招满\n");
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> portal().queryParam("source", source)
                .queryParam("status", "filled").queryParam("updatedSince", between.toString()).get("/api/v1/postings")
                .then().statusCode(200).body("items.externalId", equalTo(java.util.List.of("B"))));
        portal().queryParam("source", source).get("/api/v1/postings").then()
                .body("items.externalId", equalTo(java.util.List.of("A")));
        portal().queryParam("source", source).queryParam("externalId", "A").get("/api/v1/postings").then()
                .body("items.size()", equalTo(1));
        portal().queryParam("source", source).queryParam("updatedSince", between.toString()).get("/api/v1/postings")
                .then().body("items.size()", equalTo(0));
        portal().queryParam("updatedSince", "yesterday").get("/api/v1/postings").then().statusCode(400);
    }
}
