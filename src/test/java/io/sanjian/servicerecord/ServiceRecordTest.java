package io.sanjian.servicerecord;

import static io.sanjian.support.Api.admin;
import static io.sanjian.support.Api.as;
import static io.sanjian.support.Api.awaitSearchable;
import static io.sanjian.support.Api.ended;
import static io.sanjian.support.Api.load;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sanjian.support.Api;
import io.sanjian.support.People;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import io.sanjian.support.World;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services over HTTP. All posts of these cases are in 彭水. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ServiceRecordTest {
    private static final String AREA = "500243";
    private static final String SOURCE = "service-test";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private String broker;

    @BeforeEach
    void broker() {
        broker = TestTokens.broker(World.TOWN);
    }

    private static String path(long worker) {
        return "/api/v1/workers/" + worker + "/services";
    }

    private ValidatableResponse record(long worker, Map<String, Object> body) {
        return as(broker).body(body).post(path(worker)).then();
    }

    private static Map<String, Object> service(String clientId, Object... more) {
        Map<String, Object> body = new HashMap<>(Map.of("clientId", clientId, "kind", "GUIDANCE", "on", "2026-01-28"));
        for (int i = 0; i < more.length; i += 2) {
            body.put((String) more[i], more[i + 1]);
        }
        return body;
    }

    @Test
    void aTapThatIsSentTwiceMakesOneRecord() {
        int worker = People.entered(People.phone(), null);
        Map<String, Object> tap =
                service("tap-1", "kind", "职业指导", "subject", "先考叉车证", "givenBy", "村劳务经纪人", "outcome", "谢绝");

        int id = record(worker, tap).statusCode(201).body("kind", equalTo("GUIDANCE"))
                .body("label", equalTo("职业指导")).body("outcome", equalTo("REFUSED"))
                .body("subject", equalTo("先考叉车证")).body("via", equalTo("CALLER")).extract().path("id");
        record(worker, tap).statusCode(200).body("id", equalTo(id));
        record(worker, service("tap-1", "subject", "别的")).statusCode(409);
        record(People.entered(People.phone(), null), tap).statusCode(201).body("id", not(equalTo(id)));

        as(broker).get(path(worker)).then().statusCode(200).body("items.id", contains(id))
                .body("items[0].givenBy", equalTo("村劳务经纪人")).body("items[0].voided", nullValue());
        as(TestTokens.worker(worker)).get(path(worker)).then().statusCode(200).body("items.id", contains(id));
        as(TestTokens.worker(worker)).body(tap).post(path(worker)).then().statusCode(403);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        int worker = People.entered(People.phone(), null);

        record(worker, Map.of("kind", "MASSAGE", "on", tomorrow(), "outcome", "MAYBE", "postingId", 0, "colour", 1))
                .statusCode(400).body("violations.field",
                        containsInAnyOrder("clientId", "kind", "on", "outcome", "postingId", "colour"));
        as(broker).header("Accept-Language", "zh").body(service("x", "postingId", 1, "on", tomorrow()))
                .post(path(worker)).then().statusCode(400)
                .body("violations.message", containsInAnyOrder("只有岗位推荐才能填写岗位编号", "日期在将来"));
        record(worker, Map.of()).statusCode(400).body("violations.field", containsInAnyOrder("clientId", "kind", "on"));
    }

    @Test
    void whatIsTakenBackStaysToBeSeenAndMakesRoomForThePost() {
        int worker = People.entered(People.phone(), null);
        int offer = record(worker, service("o-1", "kind", "OFFER", "postingId", 77)).statusCode(201).extract()
                .path("id");
        record(worker, service("o-2", "kind", "OFFER", "postingId", 77)).statusCode(200).body("id", equalTo(offer));

        String taken = path(worker) + "/" + offer + "/void";
        as(broker).body(Map.of()).post(taken).then().statusCode(400);
        as(broker).body(Map.of("reason", "记错人")).post(taken).then().statusCode(200)
                .body("voided.reason", equalTo("记错人")).body("voided.by", notNullValue());
        as(broker).body(Map.of("reason", "另一个原因")).post(taken).then().statusCode(200)
                .body("voided.reason", equalTo("记错人"));
        record(worker, service("o-2", "kind", "OFFER", "postingId", 77)).statusCode(201);
        record(worker, service("o-1", "kind", "OFFER", "postingId", 77)).statusCode(200)
                .body("voided.reason", equalTo("记错人"));

        as(broker).get(path(worker)).then().body("items", hasSize(2)).body("items[1].id", equalTo(offer))
                .body("items[1].voided.reason", equalTo("记错人"));
        as(broker).body(Map.of("reason", "记错人")).post(path(worker) + "/999999999/void").then().statusCode(404);
        as(broker).body(Map.of("reason", "记错人"))
                .post(path(People.entered(People.phone(), null)) + "/" + offer + "/void").then().statusCode(404);
    }

    @Test
    void aListIsOfferedWhenItIsOpenedAndEachPostOnce() {
        long[] workers = aRunHasGivenLists();
        long opens = workers[0];
        String own = TestTokens.worker(opens);
        await().atMost(PATIENCE).untilAsserted(() -> as(own).get("/api/v1/workers/" + opens + "/inbox").then()
                .body("items", hasSize(1)));
        as(own).get(path(opens)).then().statusCode(200).body("items", empty());

        as(own).post("/api/v1/workers/" + opens + "/inbox/read").then().statusCode(204);
        List<Integer> told = as(own).get(path(opens)).then().body("items", hasSize(3))
                .body("items.kind", everyItem(equalTo("OFFER"))).body("items.via", everyItem(equalTo("INBOX")))
                .extract().path("items.postingId");
        as(own).post("/api/v1/workers/" + opens + "/inbox/read").then().statusCode(204);
        String officer = TestTokens.officer(AREA);
        as(officer).post(path(opens) + "/read-out").then().statusCode(200).body("items", empty());
        as(officer).get(path(opens)).then().body("items", hasSize(3));
        assertThat(told).doesNotHaveDuplicates();

        as(officer).post(path(workers[1]) + "/read-out").then().statusCode(200).body("items", hasSize(3))
                .body("items.via", everyItem(equalTo("READ_OUT"))).body("items.postingId", not(hasItem(nullValue())));
        as(officer).get(path(workers[1])).then().body("items", hasSize(3));
    }

    @Test
    void aPersonsCopyHoldsTheServicesAndErasureTakesThem() {
        int worker = People.entered(People.phone(), null);
        record(worker, service("copy", "subject", "先考叉车证")).statusCode(201);

        as(TestTokens.worker(worker)).get("/api/v1/workers/" + worker + "/export").then().statusCode(200)
                .body("services.subject", contains("先考叉车证")).body("services[0].sealId", nullValue());
        admin().delete("/api/v1/workers/" + worker).then().statusCode(204);
        admin().get(path(worker)).then().statusCode(404);
    }

    private static String tomorrow() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1).toString();
    }

    private static long[] aRunHasGivenLists() {
        StringBuilder posts = new StringBuilder();
        for (String name : List.of("甲", "乙", "丙", "丁", "戊", "己")) {
            posts.append("""
                    {"externalId": "%1$s", "title": "电焊工", "employer": "彭水%1$s记厂", "description": "%1$s字车间", \
                    "areaCode": "%2$s", "openings": 1000, "pay": {"min": 5000, "max": 6000, "unit": "MONTH"}}
                    """.formatted(name, AREA));
        }
        load("postings", SOURCE, posts.toString());
        awaitSearchable("area=" + AREA, 6);
        long[] workers = new long[2];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = Api.worker("""
                    {"source": "%s", "externalId": "%s", "age": 40, "sex": "M", "home": {"areaCode": "%s"}, \
                    "trades": ["烧电焊"], "certificates": ["焊工证"], "consent": true}
                    """.formatted(SOURCE, People.phone(), AREA));
        }
        ended(Api.run("""
                {"areaCodes": ["%s"], "channels": ["INBOX"]}""".formatted(AREA)))
                .body("state", equalTo("COMPLETED"));
        return workers;
    }
}
