package io.sanjian.hostile;

import static io.restassured.RestAssured.given;
import static io.sanjian.support.Api.admin;
import static io.sanjian.support.Api.as;

import io.sanjian.access.Roles;
import io.sanjian.support.ApiOperation;
import io.sanjian.support.People;
import io.sanjian.support.World;
import io.sanjian.support.fake.FakeServices;
import java.net.URL;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the service holds when it is attacked: one of everything, so that calls get as far as they can. */
final class Ground {
    private static Ground ground;
    private final World world = new World();
    private final List<ApiOperation> operations = ApiOperation.all().values().stream()
            .filter(operation -> Series.concerns(operation.id()))
            .sorted(Comparator.comparing(operation -> operation.method().equals("DELETE"))).toList();

    static Ground ground() {
        if (ground == null) {
            ground = new Ground();
        }
        return ground;
    }

    /** What deletes comes last: the others need what is there. */
    List<ApiOperation> operations() {
        return operations;
    }

    /** By the role that may do most. */
    Attack attack(ApiOperation operation) {
        return attack(operation, operation.path().startsWith("/api/v1/auth/") ? Roles.PERSON : Roles.ADMIN);
    }

    /** @param role null for nobody */
    Attack attack(ApiOperation operation, String role) {
        return new Attack(operation, role == null ? null : world.token(role), path(operation));
    }

    private Map<String, Object> path(ApiOperation operation) {
        Map<String, Object> path = new HashMap<>(Map.of("postingId", world.posting, "kind", "APPLIED", "messageId",
                UUID.randomUUID(), "channel", "SMS", "village", World.VILLAGE, "key", FakeServices.REPLIES_KEY,
                "deliveryId", 1, "source", World.SOURCE, "externalId", world.postingName));
        path.put("week", World.WEEK);
        path.put("street", World.TOWN);
        path.put("day", World.WEEK);
        path.put("serviceId", 1);
        String[] parts = operation.path().split("/");
        path.put("id", switch (parts.length > 3 ? parts[3] : "") {
            case "workers" ->
                operation.id().equals("eraseWorker") ? People.entered(People.phone(), null) : world.worker;
            case "postings" -> world.posting;
            case "plans" -> world.foreignPlan;
            case "recommendation-runs" -> world.foreignRun;
            case "webhooks" -> world.foreignWebhook;
            case "ledger" -> World.ledgerEntry(World.VILLAGE);
            case "outside-offices" -> World.office(World.AREA);
            case "campaigns" -> World.campaign(World.AREA);
            case "auth" -> UUID.randomUUID();
            default -> 1;
        });
        return path;
    }

    /** The service is ready, stores, finds and matches as ever. */
    void requireHealth(URL management) {
        admin().body(Map.of("externalId", "H-" + UUID.randomUUID(), "title", "电焊工", "areaCode", "500235"))
                .post("/api/v1/postings?source=health").then().statusCode(201);
        admin().get("/api/v1/postings?q=焊工&limit=1").then().statusCode(200);
        admin().body(Map.of("age", 45, "home", Map.of("areaCode", "500235"), "trades", List.of("焊工")))
                .post("/api/v1/matches").then().statusCode(200);
        People.entered(People.phone(), null);
        given().get(management + "health/ready").then().statusCode(200);
    }
}
