package io.sanjian.access.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.access.Roles;
import io.sanjian.support.ApiOperation;
import io.sanjian.support.RawCalls;
import io.sanjian.support.RawCalls.Answer;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.World;
import io.sanjian.support.fake.FakeServices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every operation of the OpenAPI document, called by every role, does what docs/access.md says. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(FakeServices.class)
class AccessMatrixTest {
    private static final long NOBODY = 999_999_999_999L;
    /** Without a body that could be at fault: who may call them would do so to the data of all tests. */
    private static final Set<String> WORK_ON_EVERYTHING = Set.of("rotateKeys", "sweepRetention");
    /** Read, and found at fault, by every operation that takes a body: nothing is changed by a call that is let in. */
    private static final String FAULTY = "[]";
    private static final int TOO_MANY_REQUESTS = 429;
    private static World world;

    private static World world() {
        if (world == null) {
            world = new World();
        }
        return world;
    }

    @Test
    void everyOperationHasALineAndEveryLineAnOperation() {
        assertThat(AccessTable.read().operations())
                .as("operations of docs/access.md and of the OpenAPI document")
                .containsExactlyInAnyOrderElementsOf(ApiOperation.all().keySet());
    }

    @Test
    void everyCellNamesAReach() {
        AccessTable table = AccessTable.read();
        assertThat(table.roles()).containsExactly(World.ANONYMOUS, Roles.PERSON, Roles.WORKER, Roles.BROKER,
                Roles.OFFICER, Roles.PORTAL, Roles.SCHEDULER, Roles.ADMIN);
        Map<String, List<String>> known = Map.of(World.ANONYMOUS, List.of("-", "all"),
                Roles.PERSON, List.of("-", "all", "self"), Roles.WORKER, List.of("-", "all", "self"),
                Roles.BROKER, List.of("-", "all", "area"), Roles.OFFICER, List.of("-", "all", "area"),
                Roles.PORTAL, List.of("-", "all", "source"), Roles.SCHEDULER, List.of("-", "all"),
                Roles.ADMIN, List.of("-", "all"));
        for (String operation : table.operations()) {
            for (String role : table.roles()) {
                assertThat(known.get(role)).as("%s of %s", role, operation).contains(table.cell(operation, role));
            }
        }
    }

    @Test
    void everyRoleMayCallWhatItsCellAllowsAndNothingElse() {
        AccessTable table = AccessTable.read();
        List<String> faults = new ArrayList<>();
        ApiOperation.all().values().forEach(operation -> table.roles().forEach(role -> {
            boolean refused = table.cell(operation.id(), role).equals(AccessTable.REFUSED);
            if (!refused && WORK_ON_EVERYTHING.contains(operation.id())) {
                return;
            }
            Answer answer = call(operation, role);
            if (answer.status() == TOO_MANY_REQUESTS) {
                // A quota is one caller's: another one of the same role goes on.
                world = new World();
                answer = call(operation, role);
            }
            int expected = role.equals(World.ANONYMOUS) ? 401 : 403;
            if (refused ? answer.status() != expected : answer.isRefusal() || answer.status() >= 500) {
                faults.add("%s %s: '%s' but %d %s".formatted(role, operation.id(), table.cell(operation.id(), role),
                        answer.status(), answer.body().substring(0, Math.min(200, answer.body().length()))));
            }
        }));
        assertThat(faults).isEmpty();
    }

    private static Answer call(ApiOperation operation, String role) {
        return RawCalls.call(operation.method(), operation.path(own(operation)), world().token(role),
                operation.contentType(), FAULTY);
    }

    /** What is the callers' own where it has to be; else what does not exist, so that nothing is changed. */
    private static Map<String, Object> own(ApiOperation operation) {
        Map<String, Object> parameters = new HashMap<>(Map.of("id", NOBODY, "postingId", NOBODY, "kind", "APPLIED",
                "messageId", UUID.randomUUID(), "channel", "SMS", "village", World.VILLAGE, "key", "guessed",
                "deliveryId", NOBODY));
        parameters.putAll(Map.of("source", World.SOURCE, "externalId", "nothing", "week", World.WEEK));
        parameters.putAll(Map.of("street", World.TOWN, "day", World.WEEK, "serviceId", NOBODY));
        if (operation.path().contains("/webhooks/") || operation.path().contains("/sessions/")) {
            parameters.put("id", UUID.randomUUID());
        } else if (operation.path().contains("/workers/") && !operation.method().equals("DELETE")
                || operation.path().contains("/workers/{id}/")) {
            parameters.put("id", world().worker);
        }
        return parameters;
    }
}
