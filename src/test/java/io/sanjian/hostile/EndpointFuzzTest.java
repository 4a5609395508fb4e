package io.sanjian.hostile;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.sanjian.access.Roles;
import io.sanjian.support.ApiOperation;
import io.sanjian.support.ApiParameter;
import java.net.URL;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the OpenAPI document, sent everything that is wrong: for each parameter and each field of a body in
 * turn, for the body and the headers as a whole, and mixed by chance, as every role. See {@link Series} for how to repeat.
 */
@QuarkusTest
@TestProfile(HostileProfile.class)
class EndpointFuzzTest {
    private static final int MIXES = 100;
    private static final List<String> ROLES = Arrays.asList(Roles.ADMIN, Roles.OFFICER, Roles.BROKER, Roles.WORKER,
            Roles.PORTAL, Roles.SCHEDULER, Roles.PERSON, null);

    @TestHTTPResource(value = "/", management = true)
    URL management;

    private static List<ApiOperation> operations() {
        return Ground.ground().operations();
    }

    @AfterEach
    void theServiceWorksAsBefore() {
        Ground.ground().requireHealth(management);
    }

    @Test
    void goodCallsAreGood() {
        Series series = new Series("good calls");
        operations().stream().filter(operation -> !operation.method().equals("DELETE"))
                .forEach(operation -> series.send(operation.id(), Ground.ground().attack(operation).good()));
        series.end();
    }

    @Test
    void valuesOfEveryParameter() {
        Series series = new Series("parameters");
        for (ApiOperation operation : operations()) {
            Attack attack = Ground.ground().attack(operation);
            for (ApiParameter parameter : operation.parameters()) {
                String what = operation.id() + ' ' + parameter.name();
                Series.choose(what, HostileTexts.TEXTS)
                        .forEach(value -> series.send(what, attack.with(parameter, value)));
            }
        }
        series.end();
    }

    @Test
    void valuesOfEveryFieldOfABody() {
        Series series = new Series("fields");
        for (ApiOperation operation : operations()) {
            Attack attack = Ground.ground().attack(operation);
            if (attack.json()) {
                for (String place : attack.places()) {
                    String what = operation.id() + ' ' + place;
                    Series.choose(what, HostileTexts.JSON)
                            .forEach(value -> series.send(what, attack.with(place, value)));
                }
            }
        }
        series.end();
    }

    @Test
    void bodiesAsAWhole() {
        Series series = new Series("bodies");
        for (ApiOperation operation : operations()) {
            Attack attack = Ground.ground().attack(operation);
            if (attack.hasBody()) {
                String what = operation.id() + " body";
                Series.choose(what, HostileTexts.JSON)
                        .forEach(value -> series.send(what, attack.good().withBody(value)));
                Deformed.WAYS.forEach(way -> series.send(what, way.apply(attack.good())));
            }
        }
        series.end();
    }

    @Test
    void headersOfEveryOperation() {
        Series series = new Series("headers");
        for (ApiOperation operation : operations()) {
            Attack attack = Ground.ground().attack(operation);
            String what = operation.id() + " headers";
            Series.choose(what, HostileHeaders.LINES)
                    .forEach(line -> series.send(what, attack.good().with(line)));
        }
        series.end();
    }

    @Test
    void mixesByEveryRole() {
        Series series = new Series("mixes");
        for (ApiOperation operation : operations()) {
            Random random = Series.random(operation.id());
            for (String role : ROLES) {
                Attack attack = Ground.ground().attack(operation, role);
                for (int i = 0; i < Series.cases(MIXES) / ROLES.size() + 1; i++) {
                    series.send(operation.id() + " as " + role, mix(operation, attack, random));
                }
            }
        }
        series.end();
    }

    private static Call mix(ApiOperation operation, Attack attack, Random random) {
        Map<String, String> query = new HashMap<>();
        operation.parameters().stream().filter(parameter -> parameter.isIn("query") && random.nextBoolean())
                .forEach(parameter -> query.put(parameter.name(),
                        parameter.value() == null || random.nextBoolean() ? any(HostileTexts.TEXTS, random)
                                : parameter.value()));
        Call call = attack.with(query);
        if (attack.json() && random.nextInt(4) > 0) {
            call = call.withBody(attack.with(any(attack.places(), random), any(HostileTexts.JSON, random)).body());
        }
        if (attack.hasBody() && random.nextInt(4) == 0) {
            call = any(Deformed.WAYS, random).apply(call);
        }
        return random.nextInt(4) == 0 ? call.with(any(HostileHeaders.LINES, random)) : call;
    }

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
