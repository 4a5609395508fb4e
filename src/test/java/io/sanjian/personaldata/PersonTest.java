package io.sanjian.personaldata;

import static io.sanjian.support.Api.admin;
import static io.sanjian.support.Api.as;
import static io.sanjian.support.Api.awaitSearchable;
import static io.sanjian.support.Api.ended;
import static io.sanjian.support.Api.load;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.sanjian.support.Api;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a person can ask for, and what others can see of them, by HTTP alone. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PersonTest {
    private static final String SOURCE = "person-test";
    private static final String AREA = "500233";
    private static final String ELSEWHERE = "500236";
    private static final String NAME = "欧阳隐";
    private static final String PHONE = "13622223333";
    private static final String ID_NUMBER = "512225196803150027";

    @Test
    void fieldsAreShownForAReasonAndWrittenDown() {
        long id = worker("reveal");
        String broker = TestTokens.broker(AREA);
        reveal(broker, id, "{\"fields\": [\"phone\"], \"reason\": \"INTERVIEW\", \"note\": \"周五面试\"}").statusCode(200)
                .body("phone", equalTo(PHONE), "name", equalTo("欧*"), "idNumber", equalTo("512***********0027"));
        admin().get("/api/v1/admin/audit?workerId=" + id).then().statusCode(200)
                .body("items[0].action", equalTo("REVEAL"), "items[0].fields", contains("phone"),
                        "items[0].reason", equalTo("INTERVIEW"), "items[0].note", equalTo("周五面试"),
                        "items[0].actor", notNullValue());
    }

    @Test
    void withoutAReasonNothingIsShown() {
        long id = worker("no reason");
        String officer = TestTokens.officer(AREA);
        reveal(officer, id, "{\"fields\": [\"phone\"]}").statusCode(400).body("violations.field", contains("reason"));
        reveal(officer, id, "{\"fields\": [\"phone\"], \"reason\": \"CURIOSITY\"}").statusCode(400)
                .body("violations[0].allowed", hasItem("CONTACT"));
        reveal(officer, id, "{\"fields\": [\"phone\"], \"reason\": \"OTHER\"}").statusCode(400)
                .body("violations.field", contains("note"));
        reveal(officer, id, "{\"fields\": [\"shoeSize\"], \"reason\": \"CONTACT\"}").statusCode(400)
                .body("violations[0].allowed", hasItems("name", "phone", "idNumber"));
        as(officer).get("/api/v1/workers/" + id + "?reveal=true").then().statusCode(400);
        as(officer).get("/api/v1/workers/" + id + "?reveal=true&reason=OTHER").then().statusCode(400);
        as(officer).get("/api/v1/workers/" + id + "?reveal=true&reason=x").then().statusCode(400);
        as(officer).get("/api/v1/workers/" + id + "?reason=CONTACT").then().statusCode(200)
                .body("phone", equalTo("136****3333"));
    }

    @Test
    void aReasonDoesNotReachBeyondTheOwnArea() {
        long id = worker("foreign");
        String body = "{\"fields\": [\"phone\"], \"reason\": \"CONTACT\"}";
        for (String token : Set.of(TestTokens.broker(ELSEWHERE), TestTokens.officer(ELSEWHERE), TestTokens.portal("p"),
                TestTokens.scheduler(), TestTokens.worker(worker("nosy")))) {
            reveal(token, id, body).statusCode(403);
            as(token).get("/api/v1/workers/" + id + "?reveal=true&reason=CONTACT").then().statusCode(403);
            as(token).get("/api/v1/workers/" + id + "/export?reason=PERSON_REQUEST").then().statusCode(403);
        }
        admin().get("/api/v1/admin/audit?workerId=" + id).then().body("items.action", not(hasItem("REVEAL")));
    }

    @Test
    void aBrokerHasNoNeedOfIdNumbers() {
        long id = worker("broker");
        String broker = TestTokens.broker(AREA);
        reveal(broker, id, "{\"fields\": [\"idNumber\"], \"reason\": \"IDENTITY_CHECK\"}").statusCode(403);
        as(broker).get("/api/v1/workers/" + id + "?reveal=true&reason=CONTACT").then().statusCode(200)
                .body("name", equalTo(NAME), "phone", equalTo(PHONE), "idNumber", equalTo("512***********0027"));
        as(TestTokens.worker(id)).get("/api/v1/workers/" + id + "?reveal=true").then().statusCode(200)
                .body("idNumber", equalTo(ID_NUMBER));
    }

    @Test
    void consentIsGivenByPurposeAndItsHistoryKept() {
        long id = worker("consent");
        consents(id).body("purposes.find { it.purpose == 'PUSH_SMS' }.allowed", is(true))
                .body("purposes.find { it.purpose == 'SHARE_WITH_EMPLOYER' }.allowed", is(false))
                .body("history", empty());
        answer(id, "{\"purposes\": [\"PUSH_SMS\", \"PUSH_WECHAT\"], \"given\": false, \"version\": \"2026-01\", "
                + "\"wording\": \"同意接收短信\"}").statusCode(200)
                .body("purposes.find { it.purpose == 'PUSH_SMS' }.allowed", is(false))
                .body("purposes.find { it.purpose == 'PUSH_SMS' }.answer.version", equalTo("2026-01"))
                .body("purposes.find { it.purpose == 'PUSH_SMS' }.answer.recordedBy", equalTo("configured-admin"))
                .body("purposes.find { it.purpose == 'PUSH_INBOX' }.allowed", is(true))
                .body("history", hasSize(2));
        answer(id, "{\"purposes\": [\"PUSH_SMS\"], \"given\": true, \"at\": \"2020-01-01T00:00:00Z\"}").statusCode(200)
                .body("purposes.find { it.purpose == 'PUSH_SMS' }.allowed", is(false)).body("history", hasSize(2));
        answer(id, "{\"purposes\": [\"PUSH_SMS\"], \"given\": true}").statusCode(200)
                .body("purposes.find { it.purpose == 'PUSH_SMS' }.allowed", is(true)).body("history", hasSize(3));
        answer(id, "{\"purposes\": [\"SPAM\"], \"given\": \"perhaps\", \"at\": \"2999-01-01T00:00:00Z\", \"x\": 1}")
                .statusCode(400).body("violations.field", hasItems("purposes", "given", "at", "x"));
    }

    @Test
    void theConsentOfTheDocumentIsThatOfThePurposeRecommendation() {
        long id = worker("both");
        admin().body("{\"consent\": {\"given\": true, \"version\": \"v7\"}}")
                .patch("/api/v1/workers/" + id).then().statusCode(200);
        consents(id).body("history", hasSize(1))
                .body("purposes.find { it.purpose == 'RECOMMENDATION' }.answer.version", equalTo("v7"));
        answer(id, "{\"purposes\": [\"RECOMMENDATION\"], \"given\": false}").statusCode(200);
        admin().get("/api/v1/workers/" + id).then().body("consent.given", is(false));
        worker("both", "\"consent\": true,");
        consents(id).body("history", hasSize(2))
                .body("purposes.find { it.purpose == 'RECOMMENDATION' }.allowed", is(false));
        as(TestTokens.worker(id)).get("/api/v1/workers/" + id + "/consents").then().statusCode(200);
        as(TestTokens.broker(ELSEWHERE)).get("/api/v1/workers/" + id + "/consents").then().statusCode(403);
    }

    @Test
    void anExportHoldsEverything() {
        posts();
        long id = worker("export");
        answer(id, "{\"purposes\": [\"PUSH_SMS\"], \"given\": false}").statusCode(200);
        run();
        String worker = TestTokens.worker(id);
        JsonPath lists = as(worker).get("/api/v1/workers/" + id + "/recommendations").then().statusCode(200).extract()
                .jsonPath();
        int posting = lists.getInt("items[0].picks[0].posting.id");
        as(worker)
                .body("{\"postingId\": " + posting + ", \"kind\": \"DISMISSED\", \"note\": \"太远\"}")
                .post("/api/v1/workers/" + id + "/feedback").then().statusCode(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> as(worker).get("/api/v1/workers/" + id + "/inbox")
                .<Integer>path("items.size()") > 0);
        reveal(TestTokens.officer(AREA), id, "{\"fields\": [\"name\"], \"reason\": \"OTHER\", \"note\": \"回访\"}")
                .statusCode(200);

        as(worker).get("/api/v1/workers/" + id + "/export").then().statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("worker.name", equalTo(NAME), "worker.phone", equalTo(PHONE), "worker.idNumber",
                        equalTo(ID_NUMBER), "worker.phoneBidx", nullValue(), "worker.phoneEnc", nullValue())
                .body("consents.purpose", hasItem("PUSH_SMS"), "lists[0].picks", hasSize(3))
                .body("feedback[0].note", equalTo("太远"), "inbox[0].title", notNullValue())
                .body("deliveries.channel", hasItem("INBOX"), "tokens.role", everyItem(equalTo("WORKER")))
                .body("tokens[0].tokenHash", nullValue(), "audit.action", hasItem("REVEAL"))
                .body("auditNotes.note", hasItem("回访"));
        as(TestTokens.officer(AREA)).get("/api/v1/workers/" + id + "/export").then().statusCode(400);
        as(TestTokens.officer(AREA)).get("/api/v1/workers/" + id + "/export?reason=PERSON_REQUEST").then()
                .statusCode(200).body("worker.name", equalTo(NAME));
        admin().get("/api/v1/admin/audit?workerId=" + id + "&limit=1").then()
                .body("items[0].action", equalTo("EXPORT"), "items[0].reason", equalTo("PERSON_REQUEST"));

        as(worker).delete("/api/v1/workers/" + id).then().statusCode(204);
        admin().get("/api/v1/workers/" + id + "/export?reason=PERSON_REQUEST").then().statusCode(404);
        admin().get("/api/v1/admin/audit?workerId=" + id).then().body("items.note", everyItem(nullValue()));
        admin().post("/api/v1/admin/audit/verify").then().statusCode(200)
                .body("faults.findAll { it.kind.startsWith('NOTE') }", empty());
    }

    @Test
    void aPersonErasedDuringARunGetsNoListAndTheRunEnds() {
        posts();
        long gone = worker("gone");
        long stays = worker("stays");
        int run = admin().body("{\"areaCodes\": [\"" + AREA + "\"], \"exposure\": 1000}")
                .post("/api/v1/recommendation-runs").then().statusCode(202).extract().path("id");
        admin().delete("/api/v1/workers/" + gone).then().statusCode(204);
        ended(run).body("state", equalTo("COMPLETED"));
        String picks = admin().get("/api/v1/recommendation-runs/" + run + "/picks").then().statusCode(200).extract()
                .asString();
        assertThat(picks).contains("\"workerId\":" + stays + ",").doesNotContain("\"workerId\":" + gone + ",");
    }

    @Test
    void retentionAndTheAuditAreForAdministrators() {
        admin().get("/api/v1/admin/retention").then().statusCode(200)
                .body("items.name", contains("inactive-workers", "lists", "feedback", "sms-replies", "audit"))
                .body("items.kept", contains("P2Y", "P1Y", "P2Y", "P1Y", "P3Y"));
        admin().post("/api/v1/admin/retention/sweep").then().statusCode(200)
                .body("items.finishedAt", everyItem(notNullValue()));
        admin().post("/api/v1/admin/audit/verify?anchorSeq=1").then().statusCode(400);
        admin().get("/api/v1/admin/audit?limit=0").then().statusCode(400);
        String officer = TestTokens.officer(AREA);
        for (String path : Set.of("audit", "retention")) {
            as(officer).get("/api/v1/admin/" + path).then().statusCode(403);
        }
        as(officer).post("/api/v1/admin/audit/verify").then().statusCode(403);
        as(officer).post("/api/v1/admin/retention/sweep").then().statusCode(403);
    }

    private static ValidatableResponse reveal(String token, long id, String body) {
        return as(token).body(body).post("/api/v1/workers/" + id + "/reveal").then();
    }

    private static ValidatableResponse consents(long id) {
        return admin().get("/api/v1/workers/" + id + "/consents").then().statusCode(200);
    }

    private static ValidatableResponse answer(long id, String body) {
        return admin().body(body).post("/api/v1/workers/" + id + "/consents").then();
    }

    private static void posts() {
        String names = "甲乙丙丁戊己庚辛";
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < names.length(); i++) {
            rows.append("""
                    {"externalId": "p%d", "title": "保洁员", "employer": "%2$s记保洁", "description": "%2$s字楼保洁", \
                    "areaCode": "%3$s", "openings": 500}
                    """.formatted(i, names.charAt(i), AREA));
        }
        load("postings", SOURCE, rows.toString());
        awaitSearchable("area=" + AREA, names.length());
    }

    private static void run() {
        ended(Api.run("{\"areaCodes\": [\"" + AREA + "\"], \"exposure\": 1000}")).body("state", equalTo("COMPLETED"));
    }

    private static long worker(String externalId) {
        return worker(externalId, "");
    }

    private static long worker(String externalId, String more) {
        return admin().body("""
                {"source": "%s", "externalId": "%s", %s "name": "%s", "phone": "%s", "idNumber": "%s",
                 "home": {"areaCode": "%s"}, "trades": ["保洁"]}
                """.formatted(SOURCE, externalId, more, NAME, PHONE, ID_NUMBER, AREA)).post("/api/v1/workers")
                .then().extract().jsonPath().getLong("id");
    }
}
