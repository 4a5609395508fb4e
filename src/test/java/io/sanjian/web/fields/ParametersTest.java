package io.sanjian.web.fields;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Query parameters are read alike everywhere: case of codes, limits, times, and names that do not exist. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ParametersTest {

    private static ValidatableResponse get(String path) {
        return given().urlEncodingEnabled(false).auth().oauth2(TestTokens.ADMIN).get(path).then();
    }

    @Test
    void everyOperationRefusesAParameterThatItDoesNotHave() {
        Map<String, Map<String, Object>> paths = given().accept("application/json").get("/openapi").path("paths");
        SoftAssertions all = new SoftAssertions();
        new TreeMap<>(paths).forEach((path, operations) -> operations.forEach((method, operation) -> {
            // ADMIN is refused for the role where people link themselves; SMS gateways write what they like
            if (List.of("get", "post", "put", "patch", "delete").contains(method)
                    && !path.matches("/api/v1/auth/(phone|phone-codes|link|register)|/api/v1/sms/replies/.*")) {
                String real = path.replaceAll("\\{(id|postingId)}", "1").replace("{list}", "areas")
                        .replaceAll("\\{[a-zA-Z]*[iI]d}", "0d2f7b66-0f0e-4a53-9a0e-8f0c7d1f2b11")
                        .replaceAll("\\{\\w+}", "x");
                var answer = given().auth().oauth2(TestTokens.ADMIN).contentType("application/json")
                        .queryParam("no_such", 1).request(method, real);
                all.assertThat(answer.statusCode()).as(method + " " + real + " " + answer.asString()).isEqualTo(400);
                all.assertThat(answer.asString()).as(method + " " + real).contains("UNKNOWN_FIELD");
            }
        }));
        all.assertAll();
    }

    @Test
    void aMisspeltNameIsToldWithWhatWasMeant() {
        get("/api/v1/deliveries?run_id=1&stat=DEAD&nonsense=1").statusCode(400)
                .body("violations.field", hasItems("run_id", "stat", "nonsense"))
                .body("violations.message", hasItems("there is no parameter run_id; did you mean runId?",
                        "there is no parameter stat; did you mean state?", "there is no parameter nonsense"))
                .body("violations[0].allowed", hasItems("runId", "state", "limit", "cursor"));
    }

    @Test
    void aParameterIsGivenOnce() {
        get("/api/v1/tokens?limit=1&limit=2").statusCode(400)
                .body("violations[0].message", equalTo("limit can be given once"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "/api/v1/postings?status=open", "/api/v1/postings?status=Open&family=gig&sort=NEWEST",
            "/api/v1/deliveries?state=dead&channel=sms", "/api/v1/recommendation-runs?state=completed",
            "/api/v1/codes/areas?level=town&parent=500101", "/api/v1/codes/trades?field=construction",
            "/api/v1/workers?group=veteran", "/api/v1/postings?family=%E9%9B%B6%E5%B7%A5"})
    void codesAreTakenInAnyCase(String path) {
        get(path).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/tokens, 500", "/api/v1/postings, 100", "/api/v1/deliveries, 200", "/api/v1/admin/audit, 500",
            "/api/v1/workers, 500", "/api/v1/recommendation-runs, 500", "/api/v1/plans, 500"})
    void limitsAreSaidInOneWording(String path, int most) {
        for (String wrong : List.of("0", String.valueOf(most + 1), "-1", "99999999999999999999")) {
            get(path + "?limit=" + wrong).statusCode(400).body("violations[0].field", equalTo("limit"))
                    .body("violations[0].code", equalTo("OUT_OF_RANGE"));
        }
        get(path + "?limit=0").body("detail", equalTo("limit must be from 1 to " + most));
        get(path + "?limit=ten").statusCode(400).body("detail", equalTo("'ten' is not a number"));
        get(path + "?limit=1.5").statusCode(400).body("detail", equalTo("limit must be a whole number"));
        get(path + "?limit=" + most).statusCode(200);
        get(path + "?limit=0&cursor=%21").statusCode(400).body("violations.field", hasItems("limit", "cursor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-20", "2026-01-20T08:00:00Z", "2026-01-20T08:00:00%2B08:00",
            "2026-01-20T08:00:00+08:00", "2026/1/20", "20260120"})
    void timesAreTakenAsPeopleAndProgramsWriteThem(String time) {
        get("/api/v1/deliveries?createdFrom=" + time).statusCode(200);
        get("/api/v1/postings?at=" + time).statusCode(200);
        get("/api/v1/codes/areas?at=" + time).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/deliveries?createdFrom=", "/api/v1/postings?at=", "/api/v1/codes/clusters?at="})
    void whatIsNoTimeIsSaidInOneWording(String path) {
        get(path + "tomorrow").statusCode(400)
                .body("detail", equalTo("'tomorrow' is neither a day (yyyy-MM-dd) nor an RFC 3339 time"));
        get(path + "0026-01-20").statusCode(400).body("detail", containsString("must lie in the years 1900 to 2199"));
    }

    @Test
    void anEmptyParameterIsAbsent() {
        get("/api/v1/deliveries?state=&runId=&limit=").statusCode(200);
        get("/api/v1/postings?status=&limit=").statusCode(200);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        get("/api/v1/deliveries?state=gone&channel=pigeon&runId=x&limit=0&createdTo=x").statusCode(400)
                .body("violations.field", hasItems("state", "channel", "runId", "limit", "createdTo"))
                .body("violations.find { it.field == 'state' }.allowed", hasItem("DEAD"))
                .body("violations.message", not(hasItem(containsString("java"))));
    }
}
