package io.sanjian.ledger;

import static io.sanjian.support.Api.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import io.sanjian.support.World;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Weeks of the ledger over HTTP. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LedgerWeekTest {
    private static final String TOWN = "500235105";

    @Inject
    Pool pool;
    @Inject
    LedgerCalendar calendar;

    private String district;
    private String town;
    private String week;

    @BeforeEach
    void callers() {
        district = TestTokens.officer("500235");
        town = TestTokens.officer(TOWN);
        week = World.openWeek();
    }

    @Test
    void aVillageReportsByAChangeOrByTheWordThatNothingChanged() {
        String changed = "500235105002";
        String silent = "500235105204";
        World.ledgerEntry(changed);

        village(changed).body("villages[0].reported", equalTo(true)).body("villages[0].people", equalTo(1))
                .body("villages[0].changed", equalTo(1)).body("villages[0].late", equalTo(false));
        village(silent).body("villages[0].reported", equalTo(false)).body("missing", equalTo(1));
        for (int times = 0; times < 2; times++) {
            as(TestTokens.broker(silent)).body(Map.of("village", silent, "unchanged", true))
                    .post("/api/v1/ledger/weeks/" + week + "/reports").then().statusCode(200)
                    .body("villages[0].unchanged", equalTo(true)).body("missing", equalTo(0));
        }
        as(TestTokens.broker(silent)).body(Map.of("village", silent, "unchanged", true))
                .post("/api/v1/ledger/weeks/2026-02-04/reports").then().statusCode(409);
        as(district).get("/api/v1/ledger/weeks/2026-02-05?area=" + silent).then().statusCode(400);
    }

    @Test
    void aTownConfirmsItsVillagesAndTheDistrictWhatTheTownHasConfirmed() {
        String village = "500235105205";
        int entry = World.ledgerEntry(village);

        confirm(district, village).body("villages[0].district", nullValue());
        confirm(town, village).body("villages[0].town.state", equalTo("CONFIRMED"));
        confirm(district, village).body("villages[0].district.state", equalTo("CONFIRMED"));

        as(TestTokens.broker(village)).header("If-Match", "\"1\"").body(Map.of("employed", true))
                .patch("/api/v1/ledger/entries/" + entry).then().statusCode(200);
        village(village).body("villages[0].town.state", equalTo("CHANGED"))
                .body("villages[0].district.state", equalTo("CHANGED"));
        as(town).body(Map.of("area", village, "reason", "就业地点未填")).post("/api/v1/ledger/weeks/" + week + "/returns")
                .then().statusCode(200).body("villages[0].town.state", equalTo("RETURNED"))
                .body("villages[0].town.reason", equalTo("就业地点未填"));
    }

    @Test
    void aConfirmationOfWhatWasSeenFailsWhereItHasChanged() {
        String village = "500235105206";
        World.ledgerEntry(village);
        String seen = village(village).extract().path("seen");
        World.ledgerEntry(village);

        as(town).body(Map.of("area", village, "seen", seen)).post("/api/v1/ledger/weeks/" + week + "/confirmations")
                .then().statusCode(409);
        as(TestTokens.officer("500000")).body(Map.of("area", village))
                .post("/api/v1/ledger/weeks/" + week + "/confirmations").then().statusCode(403);
    }

    @Test
    void whatWasNewAndIsConfirmedIsLockedForTheBroker() {
        String village = "500235105207";
        int entry = World.ledgerEntry(village);
        confirm(town, village);

        as(TestTokens.broker(village)).header("If-Match", "\"1\"")
                .body(Map.of("previousPlace", "东莞", "wantsWork", true))
                .patch("/api/v1/ledger/entries/" + entry).then().statusCode(200).body("outcome", equalTo("PARTLY"))
                .body("faults.code", contains("LOCKED")).body("entry.wantsWork", equalTo(true))
                .body("entry.previousPlace", nullValue());
    }

    @Test
    void whatComesAfterTheClosingBelongsToTheNextWeekAndTheWeekBeforeStays() {
        String village = "500235105210";
        int entry = World.ledgerEntry(village);
        LocalDate open = LocalDate.parse(week);
        boolean goesOn = calendar.season(open).equals(calendar.season(open.plusWeeks(1)));
        LocalDate other = goesOn ? open.plusWeeks(1) : open.minusWeeks(1);
        pool.query(
                "insert into ledger_state (entry_id, week, area_code, town_code, village_code, columns) select entry_id, '"
                        + other
                        + "', area_code, town_code, village_code, '{\"19\": \"true\", \"20\": \"渝北\"}' from ledger_state "
                        + "where entry_id = " + entry)
                .executeAndAwait();

        as(district).get("/api/v1/ledger/weeks/" + other + "?area=" + village).then().statusCode(200)
                .body("villages[0].employed", equalTo(1)).body("villages[0].changed", equalTo(1));
        village(village).body("closed", equalTo(false)).body("villages[0].employed", equalTo(0));
        as(district).get("/api/v1/ledger/weeks/" + open.plusWeeks(goesOn ? 1 : 0) + "/changes?area=" + village).then()
                .statusCode(200).body("items.entryId", contains(entry)).body("items[0].kind", equalTo("CHANGED"))
                .body("items[0].columns.field", contains("employed", "workPlace"));
        as(district).get("/api/v1/ledger/weeks/" + open.minusWeeks(goesOn ? 0 : 1) + "/changes?area=" + village).then()
                .statusCode(200).body("items[0].kind", equalTo("NEW"));
        as(district).get("/api/v1/ledger/weeks/2026-02-04?area=" + village).then().statusCode(200)
                .body("closed", equalTo(true)).body("villages[0].late", equalTo(true));
    }

    @Test
    void aTownSeesItsVillagesAloneThoseWithoutAnybodyToo() {
        as(town).get("/api/v1/ledger/weeks/" + week).then().statusCode(200)
                .body("villages.size()", greaterThan(3)).body("villages.villageCode", hasItem("500235105211"))
                .body("villages.villageCode", not(hasItem(World.FOREIGN_VILLAGE)));
    }

    private ValidatableResponse village(String village) {
        return as(district).get("/api/v1/ledger/weeks/" + week + "?area=" + village).then().statusCode(200);
    }

    private ValidatableResponse confirm(String token, String village) {
        return as(token).body(Map.of("area", village)).post("/api/v1/ledger/weeks/" + week + "/confirmations").then()
                .statusCode(200);
    }
}
