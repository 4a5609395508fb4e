package io.sanjian.servicerecord;

import static io.sanjian.support.Api.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sanjian.support.People;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counts beside the ledger, and what is owed, over HTTP. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OwedServicesTest {
    private static final String RETURNED = "2026-01-20";
    /** Of 西沱镇: one for each case. */
    private static final List<String> VILLAGES =
            List.of("500240101001", "500240101002", "500240101003", "500240101004");
    private static int villages;

    private String village;
    private String broker;

    @BeforeEach
    void aVillageOfItsOwn() {
        village = VILLAGES.get(villages++);
        broker = TestTokens.broker(village);
    }

    /** Somebody in the ledger who wants work and has none, or as {@code more} says; the worker's id. */
    private int returnee(Object... more) {
        Map<String, Object> line = new HashMap<>(Map.of("villageCode", village, "name", "张" + People.phone(),
                "idNumber",
                People.idNumber(), "phone", People.phone(), "returnedAt", RETURNED, "wantsWork", true, "employed",
                false));
        for (int i = 0; i < more.length; i += 2) {
            line.put((String) more[i], more[i + 1]);
        }
        return as(broker).body(line).post("/api/v1/ledger/entries").then().statusCode(201).extract()
                .path("entry.workerId");
    }

    private void given(int worker, String kind, String on, int times) {
        for (int i = 0; i < times; i++) {
            as(broker).body(Map.of("clientId", People.phone(), "kind", kind, "on", on, "outcome", "REFUSED"))
                    .post("/api/v1/workers/" + worker + "/services").then().statusCode(201);
        }
    }

    private ValidatableResponse owed(String query) {
        return as(broker).get("/api/v1/services/owed" + query).then().statusCode(200);
    }

    private ValidatableResponse counts(int worker) {
        return as(broker).get("/api/v1/workers/" + worker + "/services/counts").then().statusCode(200);
    }

    @Test
    void whatIsLackingOfOneOneThreeOneIsOwedUntilItIsGiven() {
        int worker = returnee();
        owed("").body("items.workerId", contains(worker)).body("items[0].owed.briefings", equalTo(1))
                .body("items[0].owed.guidances", equalTo(1)).body("items[0].owed.offers", equalTo(3))
                .body("items[0].owed.trainings", equalTo(1)).body("items[0].owed.overdue", equalTo(false))
                .body("items[0].name", startsWith("张1")).body("owing", equalTo(1))
                .body("villages.villageCode", contains(village));

        given(worker, "BRIEFING", "2026-01-21", 1);
        given(worker, "GUIDANCE", "2026-01-21", 1);
        given(worker, "OFFER", "2026-01-21", 2);
        owed("").body("items[0].owed.briefings", equalTo(0)).body("items[0].owed.guidances", equalTo(0))
                .body("items[0].owed.offers", equalTo(1)).body("items[0].owed.trainings", equalTo(1));

        given(worker, "OFFER", "2026-01-22", 2);
        given(worker, "TRAINING_OFFER", "2026-01-22", 1);
        owed("").body("items", empty()).body("owing", equalTo(0)).body("people", equalTo(1));
        counts(worker).body("owed.offers", equalTo(0)).body("owed.overdue", equalTo(false))
                .body("columns.'17'.recorded", equalTo(4)).body("offerOccasions", equalTo(2));
    }

    @Test
    void papersStandBesideTheRecordsAndTheLargerCounts() {
        int worker = returnee("guidanceCount", 1, "offerCount", 5);
        given(worker, "OFFER", "2026-01-19", 1);
        given(worker, "OFFER", RETURNED, 2);
        given(worker, "STARTUP_ADVICE", "2026-01-21", 1);
        given(worker, "GUIDANCE", "2026-01-21", 3);

        counts(worker).body("since", equalTo(RETURNED)).body("given.OFFER", equalTo(2))
                .body("columns.'16'", equalTo(Map.of("stated", 1, "recorded", 3, "counted", 3, "unrecorded", 0)))
                .body("columns.'17'", equalTo(Map.of("stated", 5, "recorded", 3, "counted", 5, "unrecorded", 2)))
                .body("columns.'18'", equalTo(Map.of("recorded", 0, "counted", 0, "unrecorded", 0)));
        as(TestTokens.worker(worker)).get("/api/v1/workers/" + worker + "/services/counts").then().statusCode(200);
    }

    @Test
    void thoseOverdueComeFirstAndThenThoseWhoHadNothing() {
        int had = returnee();
        given(had, "GUIDANCE", "2026-01-21", 1);
        int nothing = returnee();
        int late = returnee("saidAt", OffsetDateTime.now().minusDays(16).withNano(0).toString());
        given(late, "GUIDANCE", "2026-01-21", 1);

        owed("").body("items.workerId", contains(late, nothing, had)).body("items.owed.overdue",
                contains(true, false, false)).body("overdue", equalTo(1));
        owed("?limit=1").body("items.workerId", contains(late)).body("owing", equalTo(3));
        as(TestTokens.officer(village.substring(0, 9))).get("/api/v1/services/owed?area=" + village).then()
                .statusCode(200).body("items[0].name", startsWith("张*"))
                .body("items[0].phone", containsString("****"));
    }

    @Test
    void nothingIsOwedToWhoHasWorkWantsNoneOrTookConsentBack() {
        int works = returnee("employed", true);
        returnee("wantsWork", false);
        int refuses = returnee();
        as(broker).body(Map.of("purposes", List.of("RECOMMENDATION"), "given", false))
                .post("/api/v1/workers/" + refuses + "/consents").then().statusCode(200);

        owed("").body("items", empty()).body("people", equalTo(0));
        counts(works).body("owed", nullValue());
    }
}
