package io.sanjian.recommendation.run;

import static io.restassured.RestAssured.given;
import static io.sanjian.support.Api.admin;
import static io.sanjian.support.Api.as;
import static io.sanjian.support.Api.awaitSearchable;
import static io.sanjian.support.Api.ended;
import static io.sanjian.support.Api.load;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.sanjian.support.Api;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans, runs, lists and feedback as callers see them. All posts and workers of these cases are in 丰都. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
public class RunTest {
    private static final String AREA = "500230";
    private static final String ELSEWHERE = "500231";
    private static final String RUNS = "/api/v1/recommendation-runs";
    private static final String POSTING = """
            {"externalId":"r-%1$d","title":"焊工","employer":"丰都%2$s记厂","family":"GENERAL",\
            "description":"%2$s字车间焊接，月薪6000-8000元","areaCode":"500230","location":{"lat":29.87,"lon":107.73},\
            "openings":100,\
            "address":"三合街道1号","contact":"023-70600000"}
            """;
    private static final String WORKER = """
            {"externalId":"%s","age":40,"sex":"M","home":{"areaCode":"500230","lat":29.86,"lon":107.73},\
            "maxDistanceKm":20,"trades":["烧电焊"],"certificates":["焊工证"]}
            """;
    /** Texts that differ in digits alone would be near-duplicates. */
    private static final String NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯";
    private static final int POSTINGS = NAMES.length();

    @BeforeEach
    void postingsAreSearchable() {
        String rows = String.join("", IntStream.range(0, POSTINGS)
                .mapToObj(i -> POSTING.formatted(i, NAMES.charAt(i))).toList());
        load("postings", "run-test", rows);
        awaitSearchable("trade=welder&area=" + AREA, POSTINGS);
    }

    @Test
    void aRunGivesEveryWorkerThreePicksAndSaysSoInAllItsForms() {
        List<Long> workers = List.of(worker("full-1"), worker("full-2"));
        Response started = start("{\"areaCodes\":[\"500230\"]}", null);
        started.then().statusCode(202).body("state", equalTo("PENDING"), "areaCodes", contains(AREA),
                "channels", contains("INBOX"), "exposure", equalTo(5), "requestedBy", notNullValue());
        long run = started.jsonPath().getLong("id");
        started.then().header("Location", endsWith(RUNS + "/" + run));
        ended(run).body("state", equalTo("COMPLETED"), "phase", equalTo("DONE"), "total", greaterThan(1),
                "timings.searching", notNullValue(), "failure", nullValue());
        admin().get(RUNS).then().statusCode(200).body("items.id", hasItem((int) run));
        admin().get(RUNS + "?state=COMPLETED&limit=500").then().statusCode(200).body("items.id", hasItem((int) run));

        List<String> lines = admin().get(RUNS + "/" + run + "/picks").then().statusCode(200)
                .contentType("application/x-ndjson").extract().asString().lines().toList();
        for (long worker : workers) {
            List<JsonPath> own = lines.stream().map(JsonPath::new).filter(l -> l.getLong("workerId") == worker)
                    .toList();
            assertThat(own).hasSize(1);
            JsonPath line = own.getFirst();
            Map<String, Object> keys = line.getMap("$");
            assertThat(keys).containsOnlyKeys("workerId", "externalId", "state", "picks");
            assertThat(line.getString("state")).isEqualTo("FULL");
            assertThat(line.getList("picks.rank", Integer.class)).containsExactly(1, 2, 3);
            Map<String, Object> pick = line.getMap("picks[0]");
            assertThat(pick).containsOnlyKeys("rank", "posting", "score", "parts", "distanceKm", "reasons");
            assertThat(line.<String, Object>getMap("picks[0].posting")).containsOnlyKeys("id", "source", "externalId",
                    "title", "employer", "family", "areaCode", "areaName", "pay", "address", "contact");
            assertThat(line.<String, Integer>getMap("picks[0].parts").values().stream().mapToInt(i -> i).sum())
                    .isEqualTo(line.getInt("picks[0].score"));
            assertThat(line.getList("picks[0].reasons")).isNotEmpty();
        }
        recommendations(TestTokens.ADMIN, workers.getFirst()).statusCode(200)
                .body("items[0].runId", equalTo((int) run), "items[0].state", equalTo("FULL"),
                        "items[0].picks", hasSize(3), "items[0].picks[0].reasons[0].text", notNullValue(),
                        // The pay stands in the text of the advert alone.
                        "items[0].picks[0].posting.pay.min", equalTo(6000f),
                        "items[0].picks[0].posting.areaName", equalTo("丰都县"),
                        "items[0].picks[0].posting.contact", equalTo("023-70600000"));
    }

    @Test
    void aRunMatchesForADayOrAMoment() {
        start("{\"areaCodes\":[\"500231\"],\"at\":\"2026-01-20\"}", null).then().statusCode(202)
                .body("at", equalTo("2026-01-19T16:00:00Z"));
        start("{\"areaCodes\":[\"500231\"],\"at\":\"2026-01-20T08:00:00+08:00\"}", null).then().statusCode(202)
                .body("at", equalTo("2026-01-20T00:00:00Z"));
        start("{\"areaCodes\":[\"500231\"],\"at\":\"20.1.2026\"}", null).then().statusCode(400)
                .body("violations.field", contains("at"));
    }

    @Test
    void theEventsOfARunEndWithItsEndState() {
        worker("events");
        long run = start("{\"areaCodes\":[\"500230\"]}", null).jsonPath().getLong("id");
        String events = admin().accept("text/event-stream").get(RUNS + "/" + run + "/events").then().statusCode(200)
                .extract().asString();
        List<String> data = events.lines().filter(line -> line.startsWith("data:")).map(l -> l.substring(5)).toList();
        assertThat(data).isNotEmpty();
        assertThat(new JsonPath(data.getLast()).getString("state")).isEqualTo("COMPLETED");
        assertThat(data.subList(0, data.size() - 1))
                .allSatisfy(event -> assertThat(new JsonPath(event).getString("state")).isIn("PENDING", "RUNNING"));
    }

    @Test
    void consecutiveRunsDoNotRepeatAndFeedbackIsRespected() {
        long worker = worker("again");
        Set<Integer> seen = new HashSet<>();
        run();
        List<Integer> first = latest(worker);
        assertThat(seen.addAll(first)).isTrue();
        run();
        List<Integer> second = latest(worker);
        assertThat(second).hasSize(3).doesNotContainAnyElementsOf(first);
        feedback(worker, second.getFirst(), "DISMISSED").statusCode(200).body("kind", equalTo("DISMISSED"),
                "runId", notNullValue());
        feedback(worker, second.get(1), "INTERESTED").statusCode(200);
        admin().get("/api/v1/workers/" + worker + "/feedback").then().statusCode(200)
                .body("items.kind", contains("INTERESTED", "DISMISSED"));
        feedback(worker, second.get(1), "HIRED").statusCode(200);
        run();
        assertThat(latest(worker)).isEqualTo(second);
        admin().delete("/api/v1/workers/" + worker + "/feedback/" + second.get(1) + "/HIRED").then().statusCode(204);
        run();
        assertThat(latest(worker)).isNotEqualTo(second).doesNotContain(second.getFirst());
    }

    @Test
    void anIdempotencyKeyStartsOneRun() {
        String key = UUID.randomUUID().toString();
        String body = "{\"areaCodes\":[\"500230\"],\"exposure\":7}";
        int run = start(body, key).then().statusCode(202).extract().path("id");
        start(body, key).then().statusCode(200).body("id", equalTo(run))
                .header("Location", endsWith(RUNS + "/" + run));
        start("{\"areaCodes\":[\"500230\"],\"exposure\":8}", key).then().statusCode(422)
                .contentType("application/problem+json").body("type", endsWith("idempotency-key-reused"));
        ended(run).body("state", equalTo("COMPLETED"));
        int other = start(body, UUID.randomUUID().toString()).then().statusCode(202).extract().path("id");
        assertThat(other).isNotEqualTo(run);
        ended(other);
    }

    @Test
    void cancelIsAnsweredWithTheRunAndCanBeRepeated() {
        int run = start("{\"areaCodes\":[\"500230\"]}", null).then().statusCode(202).extract().path("id");
        String state = admin().post(RUNS + "/" + run + "/cancel").then().statusCode(200).extract().path("state");
        assertThat(state).isIn("CANCELLED", "COMPLETED");
        admin().post(RUNS + "/" + run + "/cancel").then().statusCode(200).body("state", equalTo(state));
        admin().post(RUNS + "/999999999/cancel").then().statusCode(404);
    }

    @Test
    void allFaultsOfARequestAreTold() {
        start("""
                {"areaCodes":["999999"],"groups":["RICH"],"channels":["PIGEON"],"exposure":0,"at":"now"}
                """, null).then().statusCode(400).contentType("application/problem+json").body("violations.field",
                containsInAnyOrder("areaCodes", "groups", "channels", "exposure", "at"),
                "violations.find { it.field == 'channels' }.allowed", hasItem("WEBHOOK"));
        start("{\"planId\":999999999}", null).then().statusCode(404);
        admin().get(RUNS + "?state=SLEEPING").then().statusCode(400).body("violations[0].allowed", hasItem("RUNNING"));
        admin().get(RUNS + "/999999999").then().statusCode(404);
        admin().get(RUNS + "/999999999/picks").then().statusCode(404);
        admin().get(RUNS + "/999999999/events").then().statusCode(404);
    }

    @Test
    void nobodyStartsARunOfTheWholeCityByLeavingSomethingOut() {
        for (String body : List.of("{}", "{\"areaCodes\":[]}", "{\"groups\":[],\"channels\":[\"INBOX\"]}",
                "{\"wholeCity\":false}")) {
            start(body, null).then().statusCode(400).body("violations.field", contains("areaCodes"),
                    "violations[0].code", equalTo("REQUIRED"), "violations[0].message", containsString("wholeCity"));
        }
        admin().post(RUNS).then().statusCode(400);
        start("{\"exposure\":0}", null).then().statusCode(400)
                .body("violations.field", containsInAnyOrder("areaCodes", "exposure"));
        start("{\"wholeCity\":true,\"areaCodes\":[\"500230\"]}", null).then().statusCode(400)
                .body("violations.field", contains("wholeCity"));
        as(TestTokens.officer(AREA)).body("{\"wholeCity\":true}").post(RUNS).then()
                .statusCode(403);
        int run = start("{\"wholeCity\":true}", null).then().statusCode(202).body("areaCodes", hasSize(0))
                .extract().path("id");
        admin().post(RUNS + "/" + run + "/cancel").then().statusCode(200);
    }

    @Test
    void whatIsLeftEmptyDoesNotWidenThePlan() {
        int plan = save("""
                {"name":"narrow %s","cron":"0 8 1 1 *","areaCodes":["500231"],"groups":["DISABLED"],"overlap":"skip"}
                """.formatted(UUID.randomUUID())).then().statusCode(201).body("overlap", equalTo("SKIP"))
                .extract().path("id");
        int run = start("{\"planId\":" + plan + ",\"areaCodes\":[],\"groups\":[]}", null).then().statusCode(202)
                .body("areaCodes", contains(ELSEWHERE), "groups", contains("DISABLED")).extract().path("id");
        ended(run);
        admin().delete("/api/v1/plans/" + plan).then().statusCode(204);
    }

    @Test
    void aPlanThatComesEverySecondIsRefused() {
        save("{\"name\":\"hasty\",\"cron\":\"* * * * * ?\"}").then().statusCode(400).body("violations.field",
                contains("cron"), "violations[0].code", equalTo("OUT_OF_RANGE"));
        save("{\"name\":\"hasty\",\"cron\":\"0 8 * * *\",\"overlap\":\"BOTH\"}").then().statusCode(400)
                .body("violations.field", contains("overlap"), "violations[0].allowed", contains("WAIT", "SKIP"));
    }

    @Test
    void runsForTheSameWorkersGiveOneList() {
        long worker = worker("meets");
        List<Integer> runs = new ArrayList<>();
        for (String area : List.of(AREA, AREA, "500230001")) {
            runs.add(start("{\"areaCodes\":[\"" + area + "\"],\"exposure\":1000}", UUID.randomUUID().toString()).then()
                    .statusCode(202).extract().path("id"));
        }
        runs.forEach(run -> ended(run).body("state", equalTo("COMPLETED"), "waitsFor", nullValue()));
        List<Integer> listed = recommendations(TestTokens.ADMIN, worker).extract().path("items.runId");
        assertThat(listed.stream().filter(runs::contains)).hasSize(1);
        admin().get("/api/v1/deliveries?workerId=" + worker).then().statusCode(200).body("items", hasSize(1));
    }

    @Test
    void aWorkerIsGivenThreePicksAtOnceAndOnTheSameDayTheSame() {
        long worker = worker("at-once");
        String path = "/api/v1/workers/" + worker + "/matches";
        Response first = as(TestTokens.worker(worker)).post(path);
        first.then().statusCode(201).body("state", equalTo("FULL"), "picks", hasSize(3),
                "picks[0].posting.contact", equalTo("023-70600000"), "rejected", anEmptyMap());
        int run = first.path("runId");
        first.then().header("Location", endsWith("/api/v1/workers/" + worker + "/recommendations?run=" + run));
        List<Integer> posts = first.path("picks.posting.id");
        as(TestTokens.broker(AREA)).post(path).then().statusCode(200).body("runId", equalTo(run), "picks.posting.id",
                equalTo(posts));
        as(TestTokens.worker(worker)).get("/api/v1/workers/" + worker + "/recommendations?run=" + run).then()
                .statusCode(200).body("items", hasSize(1), "items[0].picks.posting.id", equalTo(posts));
        admin().get("/api/v1/workers/" + worker + "/recommendations?run=999999999").then().statusCode(404);
        admin().get(RUNS + "/" + run).then().statusCode(404);
        admin().post(RUNS + "/" + run + "/cancel").then().statusCode(404);
        admin().get(RUNS + "?limit=500").then().body("items.id", not(hasItem(run)));
        admin().get("/api/v1/deliveries?workerId=" + worker).then().body("items", hasSize(0));
        as(TestTokens.broker(ELSEWHERE)).post(path).then().statusCode(403);
        as(TestTokens.worker(worker("another"))).post(path).then().statusCode(403);
        as(TestTokens.scheduler()).post(path).then().statusCode(403);
        admin().post("/api/v1/workers/999999999/matches").then().statusCode(404);
        run();
        assertThat(latest(worker)).hasSize(3).doesNotContainAnyElementsOf(posts);
        feedback(worker, latest(worker).getFirst(), "HIRED").statusCode(200);
        long hired = worker;
        as(TestTokens.worker(hired)).post(path).then().statusCode(200);
    }

    @Test
    void aPlanIsCreatedReadReplacedAndDeleted() {
        String name = "plan " + UUID.randomUUID();
        String body = "{\"name\":\"" + name + "\",\"cron\":\"0 8 * * 1\",\"areaCodes\":[\"500230\"],"
                + "\"channels\":[\"WEBHOOK\",\"INBOX\"]}";
        int plan = save(body).then().statusCode(201).body("zone", equalTo("Asia/Shanghai"), "exposure", equalTo(5),
                "enabled", equalTo(true), "channels", contains("WEBHOOK", "INBOX"), "nextDueAt", notNullValue())
                .extract().path("id");
        save(body).then().statusCode(409);
        admin().get("/api/v1/plans?limit=500").then().statusCode(200).body("items.id", hasItem(plan));
        admin()
                .body("{\"name\":\"" + name + "\",\"cron\":\"0 30 7 ? * MON-FRI\",\"enabled\":false}")
                .put("/api/v1/plans/" + plan).then().statusCode(200)
                .body("enabled", equalTo(false), "nextDueAt", nullValue(), "areaCodes", hasSize(0));
        admin().get("/api/v1/plans/" + plan).then().statusCode(200).body("cron", equalTo("0 30 7 ? * MON-FRI"));
        admin().delete("/api/v1/plans/" + plan).then().statusCode(204);
        admin().get("/api/v1/plans/" + plan).then().statusCode(404);
    }

    @Test
    void aRunOfAPlanTakesItsScope() {
        int plan = save("""
                {"name":"scope %s","cron":"0 8 1 1 *","areaCodes":["500230"],"exposure":9}
                """.formatted(UUID.randomUUID())).then().statusCode(201).extract().path("id");
        int run = start("{\"planId\":" + plan + "}", null).then().statusCode(202)
                .body("planId", equalTo(plan), "areaCodes", contains(AREA), "exposure", equalTo(9))
                .extract().path("id");
        ended(run);
        admin().delete("/api/v1/plans/" + plan).then().statusCode(204);
    }

    @Test
    void allFaultsOfAPlanAreTold() {
        save("{\"cron\":\"every day\",\"zone\":\"Moon/Sea\",\"exposure\":5000}").then().statusCode(400)
                .body("violations.field", containsInAnyOrder("name", "cron", "zone", "exposure"));
    }

    @Test
    void officersRunTheirOwnAreasOnly() {
        String officer = TestTokens.officer(AREA);
        int run = as(officer).body("{}").post(RUNS).then().statusCode(202)
                .body("areaCodes", contains(AREA)).extract().path("id");
        ended(run);
        as(officer).get(RUNS + "/" + run + "/picks").then().statusCode(200);
        as(officer).body("{\"areaCodes\":[\"" + ELSEWHERE + "\"]}").post(RUNS).then()
                .statusCode(403);
        as(TestTokens.scheduler()).get(RUNS + "/" + run + "/picks").then().statusCode(403);
        as(TestTokens.portal("p")).body("{}").post(RUNS).then().statusCode(403);
        given().contentType(ContentType.JSON).body("{}").post(RUNS).then().statusCode(401);
    }

    @Test
    void workersSeeTheirOwnListsAndBrokersThoseOfTheirVillages() {
        long worker = worker("own");
        long other = worker("other");
        recommendations(TestTokens.worker(worker), worker).statusCode(200);
        recommendations(TestTokens.worker(worker), other).statusCode(403);
        recommendations(TestTokens.broker(AREA), worker).statusCode(200);
        recommendations(TestTokens.broker(ELSEWHERE), worker).statusCode(403);
        recommendations(TestTokens.ADMIN, 999999999).statusCode(404);
        feedback(worker, 999999999, "SEEN").statusCode(404);
        feedback(worker, 1, "LOVED").statusCode(400).body("violations[0].allowed", hasItem("DISMISSED"));
    }

    private static Response start(String body, String key) {
        RequestSpecification request = admin().body(body);
        return (key == null ? request : request.header("Idempotency-Key", key)).post(RUNS);
    }

    private static Response save(String plan) {
        return admin().body(plan).post("/api/v1/plans");
    }

    /** A run of the district, at its end. */
    private static long run() {
        long run = Api.run("{\"areaCodes\":[\"500230\"],\"exposure\":1000}");
        ended(run).body("state", equalTo("COMPLETED"));
        return run;
    }

    private static long worker(String externalId) {
        load("workers", "run-test", WORKER.formatted(externalId));
        Response found = admin()
                .body("{\"source\":\"run-test\"," + WORKER.formatted(externalId).strip().substring(1))
                .post("/api/v1/workers");
        return found.then().statusCode(200).extract().jsonPath().getLong("id");
    }

    private static ValidatableResponse recommendations(String token, long worker) {
        return as(token).get("/api/v1/workers/" + worker + "/recommendations").then();
    }

    private static List<Integer> latest(long worker) {
        return recommendations(TestTokens.ADMIN, worker).statusCode(200).extract().path("items[0].picks.posting.id");
    }

    private static ValidatableResponse feedback(long worker, long posting, String kind) {
        return admin()
                .body("{\"postingId\":" + posting + ",\"kind\":\"" + kind + "\",\"note\":\"太远了\"}")
                .post("/api/v1/workers/" + worker + "/feedback").then();
    }
}
