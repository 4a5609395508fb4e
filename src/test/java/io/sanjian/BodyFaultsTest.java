package io.sanjian;

import static io.sanjian.support.Api.admin;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.support.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a body is told at once: wrong types and unknown fields together with all else. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BodyFaultsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tokens               | {"name": "", "role": "KING", "expiresAt": "x", "q": 1} | name role expiresAt q
            tokens               | {"name": "n", "role": "OFFICER", "areaCodes": ["500112", "599999"], "workerId": "x"} | workerId workerId areaCodes
            tokens               | {"name": "n", "role": "PORTAL", "workerId": 88888888}  | source workerId workerId
            webhooks             | {"url": "ftp://x", "areaCodes": ["1"], "events": []}   | url areaCodes events
            plans                | {"cron": "x", "zone": "Mars/X", "channels": [], "q": 1} | name zone cron channels q
            plans                | {"name": {}, "cron": "0 9 * * 1", "groups": ["Q"], "exposure": 0, "enabled": "perhaps"} | name groups exposure enabled
            recommendation-runs  | {"planId": "x", "areaCodes": ["1"], "groups": ["Q"], "channels": ["PIGEON"], "exposure": 0, "at": "x", "wholeCity": "perhaps", "q": 1} | planId areaCodes groups channels exposure at wholeCity q
            workers/1/feedback   | {"postingId": "x", "kind": "LOVED", "q": 1}            | postingId kind q
            workers/1/feedback   | {}                                                     | postingId kind
            workers/lookup       | {"phone": "1", "idNumber": "2", "q": 3}                | phone idNumber phone q
            workers              | {"externalId": "x", "sex": "X", "q": 1}                | age home.areaCode sex q
            matches              | {"age": "x", "limit": 0, "q": 1}                       | age home.areaCode limit q
            matches/explain      | {"age": 40, "home": {"areaCode": "500101", "x": 1}}    | postingId home.x
            postings?source=body-faults | {"title": "", "areaCode": "x", "pay": 3, "q": 1} | externalId title areaCode pay q
            """)
    void allFaultsOfABodyAreToldAtOnce(String path, String body, String fields) {
        List<String> told = admin()
                .body(body).post("/api/v1/" + path.strip()).then().statusCode(400)
                .contentType("application/problem+json").extract().path("violations.field");
        assertThat(told).containsExactlyInAnyOrder(fields.strip().split(" "));
    }

    @Test
    void anUnknownAreaIsToldWithTheKnownOnes() {
        List<String> allowed = admin()
                .body("{\"name\": \"n\", \"role\": \"OFFICER\", \"areaCodes\": [\"599999\"]}").post("/api/v1/tokens")
                .then().statusCode(400).extract().path("violations[0].allowed");
        assertThat(allowed).contains("500109", "500101").doesNotContain("599999");
    }
}
