package io.sanjian.posting;

import static io.restassured.RestAssured.given;
import static io.sanjian.support.Api.admin;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sanjian.support.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PostingLifecycleTest {
    private static final String POSTINGS = "/api/v1/postings";
    private final String source = "life-" + UUID.randomUUID();

    private ValidatableResponse store(String more) {
        return admin().queryParam("source", source)
                .body("{\"externalId\":\"p\",\"title\":\"保洁员\",\"areaCode\":\"500101\"" + more + "}").post(POSTINGS)
                .then();
    }

    private int stored(String more) {
        return store(more).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse patch(int id, String body) {
        return admin().body(body).patch(POSTINGS + "/" + id).then();
    }

    @Test
    void aPostingIsPublishedOnceAndThenReplaced() {
        int id = stored("");
        store("").statusCode(200).body("outcome", equalTo("UNCHANGED")).body("id", equalTo(id));
        store(",\"openings\":3").statusCode(200).body("outcome", equalTo("UPDATED")).body("status", equalTo("OPEN"));
    }

    @Test
    void aBodyWithFaultsIsRefusedWithAllOfThem() {
        store(",\"titel\":\"x\",\"family\":\"NONE\",\"openings\":0").statusCode(400)
                .contentType("application/problem+json").body("violations.field", hasItem("titel"))
                .body("violations.field", hasItem("family")).body("violations.field", hasItem("openings"));
        admin().queryParam("source", source).body("[1]").post(POSTINGS).then().statusCode(400);
        admin().queryParam("source", source).post(POSTINGS).then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({"PAUSED,OPEN,200", "PAUSED,FILLED,200", "FILLED,OPEN,200", "FILLED,PAUSED,409", "WITHDRAWN,OPEN,200",
            "WITHDRAWN,PAUSED,409", "PAUSED,PAUSED,200", "FILLED,WITHDRAWN,200"})
    void statesFollowEachOtherAsAllowed(String first, String second, int status) {
        int id = stored("");
        patch(id, "{\"status\":\"" + first + "\"}").statusCode(200).body("status", equalTo(first));
        patch(id, "{\"status\":\"" + second + "\"}").statusCode(status);
    }

    @Test
    void expiryFollowsTheLastValidDay() {
        int id = stored(",\"validThrough\":\"2020-01-31\",\"publishedAt\":\"2020-01-01\"");
        store(",\"validThrough\":\"2020-01-31\",\"publishedAt\":\"2020-01-01\"").body("status", equalTo("EXPIRED"));
        patch(id, "{\"status\":\"OPEN\"}").statusCode(409).body("detail", equalTo(
                "The posting's last valid day is 2020-01-31; send a later validThrough with it"));
        patch(id, "{\"validThrough\":null}").statusCode(200).body("status", equalTo("OPEN"))
                .body("validThrough", nullValue());
        patch(id, "{\"validThrough\":\"2020-01-01\"}").statusCode(200).body("status", equalTo("EXPIRED"));
        store(",\"validThrough\":\"2039-01-31\",\"publishedAt\":\"2020-01-01\"").body("outcome", equalTo("UPDATED"))
                .body("status", equalTo("OPEN"));
    }

    @Test
    void anImportLeavesAPausedPostingPausedAndBringsAWithdrawnOneBack() {
        int id = stored("");
        patch(id, "{\"status\":\"PAUSED\"}").statusCode(200);
        store(",\"openings\":9").body("outcome", equalTo("UPDATED")).body("status", equalTo("PAUSED"));
        admin().delete(POSTINGS + "/" + id).then().statusCode(204);
        admin().delete(POSTINGS + "/" + id).then().statusCode(204);
        store(",\"openings\":9").body("outcome", equalTo("UPDATED")).body("status", equalTo("OPEN"));
    }

    @Test
    void openingsAreCorrected() {
        int id = stored(",\"openings\":5");
        patch(id, "{\"openings\":2}").statusCode(200).body("openings", equalTo(2)).body("status", equalTo("OPEN"));
    }

    @Test
    void changesWithFaultsAreRefused() {
        int id = stored("");
        patch(id, "{\"status\":\"EXPIRED\"}").statusCode(400).body("violations[0].allowed", hasItem("PAUSED"));
        patch(id, "{\"status\":\"GONE\"}").statusCode(400);
        patch(id, "{\"openings\":\"x\",\"title\":\"y\"}").statusCode(400).body("violations.size()", equalTo(2));
        patch(2_000_000_000, "{\"openings\":1}").statusCode(404);
        admin().delete(POSTINGS + "/2000000000").then().statusCode(404);
    }

    @Test
    void aPortalChangesItsOwnPostingsOnly() {
        int id = stored("");
        String other =
                admin().body("{\"name\":\"" + source + "\",\"role\":\"PORTAL\",\"source\":\"other-" + source + "\"}")
                        .post("/api/v1/tokens").then().statusCode(201).extract().path("token");
        given().auth().oauth2(other).contentType("application/json").body("{\"openings\":1}")
                .patch(POSTINGS + "/" + id).then().statusCode(403);
        given().auth().oauth2(other).delete(POSTINGS + "/" + id).then().statusCode(403);
    }
}
