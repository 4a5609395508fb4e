package io.sanjian.posting;

import static io.sanjian.support.Api.admin;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sanjian.support.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All posts of these cases lie in 巫溪, where no other test puts any. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
public class PostingReviewTest {
    private static final String POSTING = """
            {"externalId":"review-1","title":"装卸工","employer":"某某物流","family":"GENERAL",
             "description":"%s","areaCode":"500238","publishedAt":"2026-01-10","validThrough":"2026-03-31"}""";
    private static final String MATCH = """
            {"age":30,"home":{"areaCode":"500238"},"maxDistanceKm":20,"trades":["搬运"],"at":"2026-01-20"}""";

    private long id;

    private void store(String text) {
        id = admin().body(POSTING.formatted(text)).post("/api/v1/postings?source=review-test").then().extract()
                .jsonPath()
                .getLong("id");
    }

    private void review(String verdict) {
        admin().body("{\"verdict\":\"" + verdict + "\",\"note\":\"电话核实\"}").post("/api/v1/postings/" + id + "/reviews")
                .then()
                .statusCode(200).body("verdict", equalTo(verdict)).body("note", equalTo("电话核实"));
    }

    private static ValidatableResponse list(String review) {
        return admin().get("/api/v1/postings?area=500238&at=2026-01-20&review=" + review).then().statusCode(200);
    }

    private static void eventually(Runnable assertion) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion::run);
    }

    @BeforeEach
    void anAdvertThatAsksForFees() {
        store("入职先交服装费300元，日结");
        review("OPEN");
        eventually(() -> list("OPEN").body("items.id", hasItem((int) id)));
    }

    @Test
    void itIsKeptOutOfPicksAndListedWithTheWordsFound() {
        list("OPEN").body("items[0].doubts.kind", hasItem("FEES_FIRST")).body("items[0].flags", hasItem("DUBIOUS"));
        admin().body(MATCH).post("/api/v1/matches").then().body("picks", hasSize(0)).body("rejected.DUBIOUS",
                equalTo(1));
    }

    @Test
    void clearedItIsRecommendedAgainUntilItsTextChanges() {
        review("CLEARED");
        eventually(
                () -> admin().body(MATCH).post("/api/v1/matches").then().body("picks.posting.id", contains((int) id)));
        list("CLEARED").body("items.id", contains((int) id));
        store("入职先交服装费500元，日结");
        eventually(() -> list("OPEN").body("items.id", contains((int) id)));
        admin().body(MATCH).post("/api/v1/matches").then().body("picks", hasSize(0));
    }

    @Test
    void confirmedItStaysOutEvenWhereTheWordsAreHarmless() {
        store("装车卸车");
        eventually(() -> admin().body(MATCH).post("/api/v1/matches").then().body("picks", hasSize(1)));
        review("CONFIRMED");
        eventually(() -> admin().body(MATCH).post("/api/v1/matches").then().body("picks", hasSize(0)));
        admin().get("/api/v1/postings/" + id).then().body("review", equalTo("CONFIRMED"));
    }

    @Test
    void everyDecisionIsKept() {
        review("CLEARED");
        review("CONFIRMED");
        admin().get("/api/v1/postings/" + id + "/reviews").then().statusCode(200)
                .body("items[0].verdict", equalTo("CONFIRMED")).body("items[1].verdict", equalTo("CLEARED"))
                .body("items[0].decidedBy", not(nullValue()));
    }

    @Test
    void faultsAndUnknownPostingsAreTold() {
        admin().body("{\"verdict\":\"MAYBE\"}").post("/api/v1/postings/" + id + "/reviews").then().statusCode(400)
                .body("violations[0].allowed", hasItem("CLEARED"));
        admin().body("{\"verdict\":\"CLEARED\"}").post("/api/v1/postings/999999999/reviews").then().statusCode(404);
        admin().get("/api/v1/postings/999999999/reviews").then().statusCode(404);
        admin().get("/api/v1/postings?review=MAYBE").then().statusCode(400);
    }
}
