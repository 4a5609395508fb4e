package io.sanjian.openapi;

import static io.sanjian.support.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.sanjian.access.Roles;
import io.sanjian.support.ApiOperation;
import io.sanjian.support.ApiParameter;
import io.sanjian.support.People;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import io.sanjian.support.World;
import io.sanjian.support.fake.FakeServices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Every operation is called, with as much as its examples hold and with as little as will do; {@link ContractFilter} checks
 * what comes back.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(FakeServices.class)
class AnswersTest {
    /**
     * Watching has no end; a reply needs the key of a gateway; messages and dead letters come of runs. Tests of these have
     * the filter, too.
     */
    private static final List<String> CALLED_OTHERWISE = List.of("watchRun", "takeSmsReplies", "takeSmsReplyByGet",
            "closeSmsReply", "markInboxMessageRead", "resendDelivery", "resendWebhookDelivery");

    @Test
    void everyAnswerFitsItsSchema() {
        World world = new World();
        aPersonRegistersAndLogsOut();
        List<String> faults = new ArrayList<>();
        List<ApiOperation> operations = ApiOperation.all().values().stream().sorted((one, other) -> Boolean
                .compare(one.method().equals("DELETE"), other.method().equals("DELETE"))).toList();
        for (ApiOperation operation : operations) {
            for (Object body : bodies(world, operation)) {
                try {
                    call(world, operation, body);
                } catch (AssertionError e) {
                    faults.add(e.getMessage());
                }
            }
        }
        assertThat(faults).isEmpty();
        TreeSet<String> unseen = new TreeSet<>(ApiOperation.all().keySet());
        unseen.removeAll(ContractFilter.seen());
        CALLED_OTHERWISE.forEach(unseen::remove);
        assertThat(unseen).as("operations without a success").isEmpty();
    }

    private static void aPersonRegistersAndLogsOut() {
        ValidatableResponse login = People.logIn(People.openid()).statusCode(200);
        String token = login.extract().path("accessToken");
        People.prove(token, People.phone());
        People.post(token, "register", People.worker()).statusCode(200);
        String fresh = as(token).body(Map.of("refreshToken", login.extract().path("refreshToken")))
                .post("/api/v1/auth/refresh").then().statusCode(200).extract().path("accessToken");
        as(fresh).delete("/api/v1/auth/sessions/" + login.extract().path("sessionId")).then().statusCode(204);
    }

    private static Response call(World world, ApiOperation operation, Object body) {
        if (CALLED_OTHERWISE.contains(operation.id())) {
            return null;
        }
        String token = world.token(operation.path().startsWith("/api/v1/auth/") ? Roles.PERSON : Roles.ADMIN);
        RequestSpecification request = as(token);
        if (body != null) {
            request.config(
                    RestAssured.config().encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8")))
                    .contentType(operation.contentType()).body(body);
        }
        operation.parameters().stream().filter(parameter -> parameter.isIn("query") && needed(operation, parameter))
                .forEach(parameter -> request.queryParam(parameter.name(), parameter.value()));
        return request.request(operation.method(), operation.path(path(world, operation)));
    }

    private static boolean needed(ApiOperation operation, ApiParameter parameter) {
        return (List.of("source", "reason").contains(parameter.name()) && !operation.id().equals("getWorker")
                || operation.id().equals("exportLedger") && parameter.name().equals("area"))
                && parameter.value() != null;
    }

    /** The longest example, and the least that is accepted. */
    private static List<Object> bodies(World world, ApiOperation operation) {
        List<Object> bodies = new ArrayList<>();
        Object least = switch (operation.id()) {
            case "saveWorker" -> Map.of("source", "contract", "externalId", "C-" + UUID.randomUUID(), "age", 40, "home",
                    Map.of("areaCode", World.AREA));
            case "storePosting" -> Map.of("externalId", "C-" + UUID.randomUUID(), "title", "电焊工", "areaCode",
                    World.AREA);
            case "patchWorker", "patchWorkerByPost" -> Map.of("maxDistanceKm", 10);
            case "patchLedgerEntry", "patchLedgerEntryByPost" -> Map.of("employed", false, "saidAt",
                    "2026-02-03T09:30:00+08:00");
            case "match" -> Map.of("age", 45, "home", Map.of("areaCode", World.AREA));
            case "explainMatch" -> Map.of("age", 45, "home", Map.of("areaCode", World.AREA), "trades", List.of("焊工"),
                    "postingId", String.valueOf(world.posting));
            case "giveFeedback" -> Map.of("postingId", world.posting, "kind", "APPLIED");
            case "createPlan" -> Map.of("name", "contract " + UUID.randomUUID(), "cron", "0 0 9 ? * MON", "enabled",
                    false);
            case "replacePlan" -> Map.of("name", "contract " + UUID.randomUUID(), "cron", "0 0 9 ? * MON", "enabled",
                    false, "areaCodes", List.of(World.AREA));
            case "startRun" -> Map.of("areaCodes", List.of(World.AREA), "groups", List.of("VETERAN"));
            case "registerWebhook" -> Map.of("url", "http://127.0.0.1:9/hook", "areaCodes", List.of(World.AREA));
            case "reportWechatSubscriptions" -> Map.of("results", Map.of("fake-template-one-off", "accept"));
            case "provePhone", "linkWorker", "registerWorker", "logInByWechat", "refreshLogin", "sendPhoneCode" -> null;
            default -> operation.example();
        };
        if (least != null || operation.contentType() == null) {
            bodies.add(least);
        }
        if (operation.example() != null && !operation.example().equals(least)) {
            bodies.add(operation.example());
        }
        return bodies;
    }

    private static Map<String, Object> path(World world, ApiOperation operation) {
        Map<String, Object> path = new HashMap<>(Map.of("postingId", world.posting, "kind", "APPLIED", "messageId",
                UUID.randomUUID(), "channel", "SMS", "village", World.VILLAGE));
        path.putAll(Map.of("source", World.SOURCE, "externalId", world.postingName, "week",
                operation.id().equals("reportLedgerWeek") ? World.openWeek() : World.WEEK));
        path.putAll(Map.of("street", World.TOWN, "day", World.WEEK));
        if (operation.id().equals("voidService")) {
            path.put("serviceId", World.service(world.worker));
        }
        path.put("id", switch (operation.path().replaceFirst("^/api/v1/?", "").split("/")[0]) {
            case "workers" ->
                operation.id().equals("eraseWorker") ? People.entered(People.phone(), null) : world.worker;
            case "postings" -> world.posting;
            case "plans" -> world.foreignPlan;
            case "recommendation-runs" -> world.foreignRun;
            case "webhooks" -> world.foreignWebhook;
            case "ledger" -> World.ledgerEntry(World.VILLAGE);
            case "campaigns" -> World.campaign(World.AREA);
            case "outside-offices" -> officeThatHasReported();
            case "tokens" -> as(TestTokens.ADMIN).body(Map.of("name", "contract", "role", "SCHEDULER"))
                    .post("/api/v1/tokens").path("id");
            case "admin" -> as(TestTokens.ADMIN).post("/api/v1/admin/key-rotations").path("id");
            case "auth" -> UUID.randomUUID();
            default -> 1;
        });
        return path;
    }

    private static int officeThatHasReported() {
        int office = World.office(World.AREA);
        as(TestTokens.ADMIN).body(Map.of("workers", 9, "atWork", 8, "unemployed", 1, "massReturn", false))
                .put("/api/v1/outside-offices/" + office + "/reports/" + World.WEEK).then().statusCode(200);
        return office;
    }
}
