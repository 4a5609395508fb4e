package io.sanjian.access.matrix;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.access.Roles;
import io.sanjian.support.Api;
import io.sanjian.support.ApiOperation;
import io.sanjian.support.People;
import io.sanjian.support.RawCalls;
import io.sanjian.support.RawCalls.Answer;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import io.sanjian.support.World;
import io.sanjian.support.fake.FakeServices;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What docs/access.md limits by row: every such cell is tried with a foreign worker, village, district, source or session.
 * An operation on one thing is refused; a list does not hold what is foreign.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(FakeServices.class)
class RowScopeTest {
    /** They name nobody: whose they are about is in the token alone. */
    private static final Set<String> ABOUT_THE_CALLER = Set.of("logOut", "endSessions", "sendPhoneCode", "provePhone",
            "linkWorker", "registerWorker");
    private static final Map<String, Object> PLAN = Map.of("name", "foreign", "cron", "0 0 9 ? * MON", "areaCodes",
            List.of(World.FOREIGN_AREA));
    private static final Map<String, Object> POSTING = Map.of("externalId", "X-1", "title", "焊工", "areaCode",
            World.FOREIGN_AREA, "publishedAt", "2026-01-20");
    /** Bodies without a fault: a refusal is not to be mistaken for one. */
    private static final Map<String, Object> BODIES = Map.ofEntries(
            entry("revealWorker", Map.of("fields", List.of("phone"), "reason", "INTERVIEW")),
            entry("recordConsent", Map.of("purposes", List.of("PUSH_SMS"), "given", false)),
            entry("patchWorker", Map.of("maxDistanceKm", 10)),
            entry("patchLedgerEntry", Map.of("employed", true, "saidAt", "2026-02-03T09:30:00+08:00")),
            entry("recordService", World.service()),
            entry("voidService", Map.of("reason", "记错人")),
            entry("giveFeedback", Map.of("postingId", 1, "kind", "DISMISSED")),
            entry("reportWechatSubscriptions", Map.of("results", Map.of("fake-template-one-off", "accept"))),
            entry("putWorkerChannels", Map.of("channels", List.of("SMS"))),
            entry("changePosting", Map.of("status", "PAUSED")),
            entry("reviewPosting", Map.of("verdict", "CLEARED")),
            entry("replaceCampaign", World.campaignBody(World.FOREIGN_AREA)),
            entry("reportCampaignFigures", Map.of("figures", Map.of("1", 5))),
            entry("replaceOutsideOffice", World.officeBody(World.FOREIGN_AREA)),
            entry("reportOutsideOffice", Map.of("workers", 2, "atWork", 1, "unemployed", 1, "massReturn", false)),
            entry("replacePlan", PLAN));
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Pool pool;

    @Test
    void whatIsForeignIsNeitherShownNorTouched() {
        World world = new World();
        long delivery = foreignDelivery(world);
        AccessTable table = AccessTable.read();
        List<String> faults = new ArrayList<>();
        ApiOperation.all().values().forEach(operation -> table.roles().stream()
                .filter(role -> table.isByRow(operation.id(), role) && !ABOUT_THE_CALLER.contains(operation.id()))
                .forEach(role -> {
                    String fault = operation.path().contains("{week}") ? ofAWeek(operation, world.token(role))
                            : operation.path().contains("{") ? onOne(world, delivery, operation, role)
                                    : onMany(world, delivery, operation, role);
                    if (fault != null) {
                        faults.add(role + " " + operation.id() + ": " + fault);
                    }
                }));
        assertThat(faults).isEmpty();
    }

    /** The foreign thing by its id. */
    private String onOne(World world, long delivery, ApiOperation operation, String role) {
        Answer answer = call(operation, foreign(world, delivery, operation), world.token(role),
                BODIES.getOrDefault(operation.id().replace("ByPost", ""), Map.of()));
        if (operation.id().equals("exportRunPicks")) {
            return answer.status() == 200 && answer.body().isBlank() ? null : "shows a foreign list: " + answer;
        }
        return answer.status() == 403 || answer.status() == 404 ? null : "not refused: " + answer;
    }

    private Map<String, Object> foreign(World world, long delivery, ApiOperation operation) {
        Map<String, Object> parameters =
                new HashMap<>(Map.of("postingId", world.posting, "kind", "APPLIED", "messageId",
                        UUID.randomUUID(), "village", World.FOREIGN_VILLAGE, "source", World.FOREIGN_SOURCE,
                        "externalId", world.postingName, "deliveryId", delivery));
        parameters.put("street", World.FOREIGN_STREET);
        parameters.put("day", World.WEEK);
        parameters.put("serviceId", 1);
        String thing = operation.path().split("/")[3];
        parameters.put("id", switch (thing) {
            case "workers" -> world.foreignWorker;
            case "villages" -> World.FOREIGN_VILLAGE;
            case "sources" -> World.FOREIGN_SOURCE;
            case "postings" -> world.foreignPosting;
            case "plans" -> world.foreignPlan;
            case "recommendation-runs" -> world.foreignRun;
            case "webhooks" -> world.foreignWebhook;
            case "deliveries" -> delivery;
            case "sms-replies" -> foreignReply(world);
            case "ledger" -> World.ledgerEntry(World.FOREIGN_VILLAGE);
            case "outside-offices" -> World.office(World.FOREIGN_AREA);
            case "campaigns" -> World.campaign(World.FOREIGN_AREA);
            case "auth" -> People.logIn(People.openid()).extract().path("sessionId");
            default -> throw new IllegalStateException("Which " + thing + " is foreign? Add it here");
        });
        return parameters;
    }

    /** A week of the ledger is everybody's, its villages are not. */
    private static String ofAWeek(ApiOperation operation, String token) {
        return refused(call(operation, operation.path(Map.of("week", World.WEEK)),
                operation.method().equals("GET") ? "?area=" + World.FOREIGN_VILLAGE : "", token,
                operation.id().equals("reportLedgerWeek") ? Map.of("village", World.FOREIGN_VILLAGE, "unchanged", true)
                        : operation.id().equals("returnLedgerWeek")
                                ? Map.of("area", World.FOREIGN_VILLAGE, "reason", "更正")
                                : Map.of("area", World.FOREIGN_VILLAGE)));
    }

    /** A list that could hold foreign things, or a body that names them. */
    private String onMany(World world, long delivery, ApiOperation operation, String role) {
        String token = world.token(role);
        return switch (operation.id()) {
            case "listSessions" ->
                lacks(get(operation, "", token), "\"" + foreign(world, delivery, operation).get("id"));
            case "listWorkers" -> first(lacks(get(operation, "?limit=500", token), id(world.foreignWorker)),
                    refused(get(operation, "?area=" + World.FOREIGN_AREA, token)));
            case "listRuns" -> lacks(get(operation, "?limit=500", token), id(world.foreignRun));
            case "listPlans" -> lacks(get(operation, "?limit=500", token), id(world.foreignPlan));
            case "listDeliveries" -> lacks(get(operation, "?limit=100", token), id(delivery));
            case "listSmsReplies" -> lacks(get(operation, "?limit=200", token), id(foreignReply(world)));
            case "listWebhooks" -> lacks(get(operation, "", token), world.foreignWebhook);
            case "listLedgerEntries" -> first(
                    lacks(get(operation, "?limit=500", token), id(World.ledgerEntry(World.FOREIGN_VILLAGE))),
                    refused(get(operation, "?area=" + World.FOREIGN_AREA, token)));
            case "lookUpWorker" -> lacks(call(operation, Map.of(), token, Map.of("phone", world.foreignPhone)),
                    id(world.foreignWorker));
            case "listCampaigns" -> lacks(get(operation, "?limit=500", token), id(World.campaign(World.FOREIGN_AREA)));
            case "listOutsideOffices" ->
                lacks(get(operation, "?limit=500", token), id(World.office(World.FOREIGN_AREA)));
            case "createOutsideOffice" ->
                refused(call(operation, Map.of(), token, World.officeBody(World.FOREIGN_AREA)));
            case "exportOutsideReports" -> refused(get(operation, "?area=" + World.FOREIGN_AREA, token));
            case "createCampaign" -> refused(call(operation, Map.of(), token, World.campaignBody(World.FOREIGN_AREA)));
            case "importLedger" -> outOfScope(RawCalls.call("POST", operation.path(), token, "text/csv",
                    "村社,姓名,身份证号码\n" + World.FOREIGN_VILLAGE + ",冉某," + People.idNumber() + "\n"));
            case "listOwedServices" -> refused(get(operation, "?area=" + World.FOREIGN_VILLAGE, token));
            case "exportLedger" -> refused(get(operation, "?area=" + World.FOREIGN_VILLAGE, token));
            case "saveLedgerEntry" -> refused(call(operation, Map.of(), token,
                    World.ledgerEntryBody(World.FOREIGN_VILLAGE)));
            case "saveWorker" -> first(refused(call(operation, Map.of(), token, world.foreignWorkerBody())),
                    refused(call(operation, Map.of(), token, movedHere(world))));
            case "importWorkers" -> rejected(call(operation, "?source=matrix", token, world.foreignWorkerBody()));
            case "storePosting" -> role.equals(Roles.PORTAL)
                    ? refused(call(operation, "?source=" + World.FOREIGN_SOURCE, token, POSTING))
                    : first(refused(call(operation, "?source=any", token, POSTING)),
                            refused(call(operation, "?source=" + World.FOREIGN_SOURCE, token, postingHere(world))));
            case "importPostings" -> role.equals(Roles.PORTAL)
                    ? refused(call(operation, "?source=" + World.FOREIGN_SOURCE, token, POSTING))
                    : first(rejected(call(operation, "?source=any", token, POSTING)),
                            rejected(call(operation, "?source=" + World.FOREIGN_SOURCE, token, postingHere(world))));
            case "startRun" -> refused(call(operation, Map.of(), token, Map.of("areaCodes",
                    List.of(World.FOREIGN_AREA))));
            case "createPlan" -> refused(call(operation, Map.of(), token, PLAN));
            case "registerWebhook" -> role.equals(Roles.PORTAL) ? faulty(call(operation, Map.of(), token,
                    Map.of("url", "http://127.0.0.1:9/x", "source", World.FOREIGN_SOURCE)))
                    : refused(call(operation, Map.of(), token,
                            Map.of("url", "http://127.0.0.1:9/x", "areaCodes", List.of(World.FOREIGN_AREA))));
            default -> "limited by row, but nothing foreign is known for it. Add it here";
        };
    }

    @Test
    void anOfficerSeesDoubtfulAdvertsOfTheOwnAreasAlone() {
        World world = new World();
        String doubtful = "押金先交 刷单 " + UUID.randomUUID();
        Map<String, String> ids = new HashMap<>();
        for (String area : List.of(World.AREA, World.FOREIGN_AREA)) {
            ids.put(area, Api.as(world.token(Roles.ADMIN))
                    .body(Map.of("externalId", "D-" + area + UUID.randomUUID(), "title", "兼职刷单", "description",
                            doubtful,
                            "areaCode", area, "publishedAt", LocalDate.now().toString()))
                    .post("/api/v1/postings?source=matrix-doubt").then().statusCode(201).extract().path("id")
                    .toString());
        }
        String query = "/api/v1/postings?limit=100&sort=newest&review=OPEN";
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(RawCalls.call("GET", query,
                world.token(Roles.ADMIN), null, null).body()).contains(ids.values().stream().map(RowScopeTest::id)
                        .toArray(String[]::new)));
        String own = RawCalls.call("GET", query, world.token(Roles.OFFICER), null, null).body();
        assertThat(own).contains(id(ids.get(World.AREA))).doesNotContain(id(ids.get(World.FOREIGN_AREA)));
        assertThat(RawCalls.call("GET", query + "&area=" + World.FOREIGN_AREA, world.token(Roles.OFFICER), null, null)
                .body()).contains("\"total\":0");
        assertThat(RawCalls.call("GET", query, world.token(Roles.BROKER), null, null).status()).isEqualTo(403);
    }

    @Test
    void anOfficerOfATownSeesRunsOfItsDistrictAndOfTheCity() {
        World world = new World();
        String officer = TestTokens.officer(World.TOWN);
        for (List<String> areas : List.of(List.<String>of(), List.of(World.AREA), List.of(World.TOWN))) {
            int run = Api.as(world.token(Roles.ADMIN)).body(Map.of("areaCodes", areas, "groups", List.of("VETERAN")))
                    .post("/api/v1/recommendation-runs").then().statusCode(202).extract().path("id");
            Api.as(officer).get("/api/v1/recommendation-runs/" + run).then().statusCode(200);
        }
        Api.as(officer).get("/api/v1/recommendation-runs/" + world.foreignRun).then().statusCode(403);
    }

    /** The foreign worker, as one who would live here. */
    private static Map<String, Object> movedHere(World world) {
        Map<String, Object> body = new HashMap<>(world.foreignWorkerBody());
        body.put("home", Map.of("areaCode", World.AREA, "townCode", World.TOWN));
        return body;
    }

    /** The foreign posting, as one that would lie here. */
    private static Map<String, Object> postingHere(World world) {
        return Map.of("externalId", world.postingName, "title", "焊工", "areaCode", World.AREA);
    }

    private long foreignDelivery(World world) {
        return pool.preparedQuery("""
                insert into outbox (run_id, worker_id, channel, state) values ($1, $2, 'INBOX', 'DEAD') returning id
                """).executeAndAwait(Tuple.of((long) world.foreignRun, (long) world.foreignWorker)).iterator().next()
                .getLong(0);
    }

    /** A question in answer to a text message. */
    private long foreignReply(World world) {
        RawCalls.call("POST", "/api/v1/sms/replies/" + FakeServices.REPLIES_KEY, null, "application/json",
                "{\"mobile\": \"" + world.foreignPhone + "\", \"content\": \"在哪里报名\"}");
        return pool.preparedQuery("select max(id) from sms_reply where worker_id = $1")
                .executeAndAwait(Tuple.of((long) world.foreignWorker)).iterator().next().getLong(0);
    }

    private static Answer get(ApiOperation operation, String query, String token) {
        return RawCalls.call("GET", operation.path() + query, token, null, null);
    }

    private static Answer call(ApiOperation operation, Map<String, Object> parameters, String token, Object body) {
        return call(operation, operation.path(parameters), "", token, body);
    }

    private static Answer call(ApiOperation operation, String query, String token, Object body) {
        return call(operation, operation.path(), query, token, body);
    }

    private static Answer call(ApiOperation operation, String path, String query, String token, Object body) {
        try {
            return RawCalls.call(operation.method(), path + query, token, operation.contentType(),
                    JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(Object id) {
        return "\"id\":" + id + ",";
    }

    private static String lacks(Answer answer, String foreign) {
        if (answer.status() != 200) {
            return "no list: " + answer;
        }
        return answer.body().contains(foreign) ? "lists what is foreign" : null;
    }

    private static String refused(Answer answer) {
        return answer.status() == 403 ? null : "not refused: " + answer;
    }

    private static String faulty(Answer answer) {
        return answer.status() == 400 ? null : "no fault: " + answer;
    }

    private static String rejected(Answer answer) {
        return answer.status() == 200 && answer.body().contains("\"rejected\":1,") ? null : "not rejected: " + answer;
    }

    private static String outOfScope(Answer answer) {
        return answer.status() == 200 && answer.body().contains("\"REJECTED\":1")
                && answer.body().contains("OUT_OF_SCOPE") ? null : "not out of scope: " + answer;
    }

    private static String first(String fault, String other) {
        return fault != null ? fault : other;
    }
}
