package io.sanjian.codes;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CodesTest {
    private static final String PROBLEM = "application/problem+json";

    @ParameterizedTest
    @ValueSource(strings = {"areas", "trades", "clusters", "families", "groups", "certificates"})
    void everyListIsServedWholeAndUnchangedUntilItChanges(String list) {
        String tag = get(list).statusCode(200).contentType("application/json").body("items", hasSize(greaterThan(0)))
                .body("nextCursor", nullValue()).extract().header("ETag");
        given().auth().oauth2(TestTokens.ADMIN).header("If-None-Match", tag).get("/api/v1/codes/" + list).then()
                .statusCode(304).header("ETag", tag).body(is(""));
        given().auth().oauth2(TestTokens.ADMIN).header("If-None-Match", "W/\"other\"").get("/api/v1/codes/" + list)
                .then().statusCode(200);
    }

    @Test
    void withoutATokenNothingIsServed() {
        given().get("/api/v1/codes/areas").then().statusCode(401).contentType(PROBLEM);
    }

    @Test
    void anUnknownListIsToldTheKnownOnes() {
        get("colours").statusCode(404).contentType(PROBLEM).body("type", equalTo("urn:sanjian:problem:not-found"))
                .body("violations[0].allowed", hasItems("areas", "trades", "clusters", "families", "groups",
                        "certificates"));
    }

    @Test
    void areasAreThoseOfTheDay() {
        get("areas?level=DISTRICT&at=2025-11-05").body("items", hasSize(38)).body("items.code", hasItem("500105"));
        get("areas?level=DISTRICT&at=2025-11-06").body("items", hasSize(37)).body("items.code",
                not(hasItem("500105")));
        get("areas?level=DISTRICT&at=2025-11-06").body("items.find { it.code == '500199' }.placeholder", is(true))
                .body("items.find { it.code == '500199' }.equivalents", hasItems("500105", "500112"));
        get("areas?level=DISTRICT&at=2025-11-05").body("items.find { it.code == '500112' }.current",
                equalTo("500199"));
    }

    @Test
    void withoutALevelComeCityDistrictsAndFunctionalAreas() {
        get("areas").body("items.level.unique()", hasItems("CITY", "DISTRICT", "FUNCTIONAL"))
                .body("items.level", not(hasItem("TOWN")));
    }

    @Test
    void towns() {
        get("areas?parent=500101").body("items", hasSize(52)).body("items.level", everyItem(equalTo("TOWN")));
        get("areas?level=VILLAGE&parent=500101001").body("items", hasSize(greaterThan(3)));
    }

    @Test
    void anAbolishedParentLeadsToItsSuccessor() {
        get("areas?parent=500105&at=2026-01-20").body("items", hasSize(42)).body("items.parent",
                everyItem(equalTo("500199")));
        get("areas?parent=500105&at=2025-11-05").body("items", hasSize(12));
    }

    @Test
    void allFaultsAreToldAtOnceWithWhatIsAllowed() {
        get("areas?level=PLANET&parent=110101").statusCode(400).contentType(PROBLEM)
                .body("violations.field", hasItems("level", "parent"))
                .body("violations.find { it.field == 'level' }.allowed", hasItem("VILLAGE"));
        get("areas?at=yesterday").statusCode(400).body("violations[0].field", equalTo("at"));
        get("trades?field=SPACE").statusCode(400).body("violations[0].allowed", hasItem("CONSTRUCTION"));
    }

    @Test
    void tradesCanBeNarrowedToAField() {
        get("trades?field=CONSTRUCTION").statusCode(200).body("items.field", everyItem(equalTo("CONSTRUCTION")));
    }

    @Test
    void clustersAreThoseOfTheDay() {
        get("clusters?at=2023-12-31").body("items", hasSize(30)).body("items.code", hasItem("metaverse"));
        get("clusters?at=2026-01-20").body("items", hasSize(33)).body("items.code", not(hasItem("metaverse")));
    }

    private static ValidatableResponse get(String path) {
        return given().auth().oauth2(TestTokens.ADMIN).get("/api/v1/codes/" + path).then();
    }
}
