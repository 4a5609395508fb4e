package io.sanjian.delivery.webhook;

import static io.sanjian.support.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.support.DeliveryFixture;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks that change, stop and go on, and what a portal sees of its own messages. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WebhookChangeTest {
    private static final String PATH = "/api/v1/webhooks";

    @Inject
    Pool pool;

    private final String source = "change-" + UUID.randomUUID();
    private String portal;
    private String id;

    @BeforeEach
    void register() {
        portal = TestTokens.portal(source);
        id = as(portal)
                .body(Map.of("url", "http://127.0.0.1:9/hook", "areaCodes", List.of("500112"), "description", "first"))
                .post(PATH).then().statusCode(201).body("events", empty()).extract().path("id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "POST"})
    void whatIsNamedChangesAndTheRestStays(String method) {
        as(portal).body(Map.of("url", "http://127.0.0.1:9/v2", "events", List.of("recommendation.created")))
                .request(method, PATH + "/" + id).then().statusCode(200).body("url", equalTo("http://127.0.0.1:9/v2"))
                .body("events", contains("recommendation.created")).body("areaCodes", contains("500112"))
                .body("description", equalTo("first")).body("enabled", equalTo(true)).body("secret", nullValue());
        as(portal).body("{\"areaCodes\": null, \"events\": [], \"description\": null}").request(method, PATH + "/" + id)
                .then().statusCode(200).body("areaCodes", empty()).body("events", empty())
                .body("description", nullValue()).body("url", equalTo("http://127.0.0.1:9/v2"));
        as(portal).get(PATH + "/" + id).then().body("url", equalTo("http://127.0.0.1:9/v2"));
    }

    @Test
    void oneThatWasDisabledIsCalledAgain() {
        pool.query("update webhook set enabled = false, disabled_reason = 'answered 410 Gone', failures = 7, "
                + "paused_until = now() + interval '1 hour' where id = '" + id + "'").executeAndAwait();
        as(portal).body("{\"description\": \"moved\"}").patch(PATH + "/" + id).then().statusCode(200)
                .body("enabled", equalTo(false)).body("disabledReason", equalTo("answered 410 Gone"));
        as(portal).body("{\"enabled\": true}").patch(PATH + "/" + id).then().statusCode(200)
                .body("enabled", equalTo(true)).body("disabledReason", nullValue()).body("pausedUntil", nullValue());
        assertThat(
                pool.query("select failures from webhook where id = '" + id + "'").executeAndAwait().iterator().next()
                        .getInteger(0))
                .isZero();
        as(portal).body("{\"enabled\": false}").patch(PATH + "/" + id).then().statusCode(200)
                .body("enabled", equalTo(false)).body("disabledReason", containsString("disabled by"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';',
            value = {"{\"url\": null};url;REQUIRED", "{\"url\": \"https://portal.example:99999/x\"};url;MALFORMED",
                    "{\"url\": \"https://portal.example:0/x\"};url;MALFORMED", "{\"url\": \"ftp://x\"};url;MALFORMED",
                    "{\"enabled\": \"perhaps\"};enabled;MALFORMED",
                    "{\"events\": [\"worker.erased\"]};events;UNKNOWN_CODE",
                    "{\"areaCodes\": [\"999999\"]};areaCodes;UNKNOWN_CODE", "{\"secret\": \"x\"};secret;UNKNOWN_FIELD"})
    void whatCannotWorkIsRefused(String body, String field, String code) {
        as(portal).body(body).patch(PATH + "/" + id).then().statusCode(400).body("violations.field", hasItem(field))
                .body("violations.code", hasItem(code));
        as(portal).get(PATH + "/" + id).then().body("url", equalTo("http://127.0.0.1:9/hook"))
                .body("enabled", equalTo(true));
    }

    @Test
    void allViolationsAreNamedAtOnce() {
        as(portal).body("{\"url\": \"ftp://x\", \"events\": [\"x\"], \"enabled\": \"x\"}").patch(PATH + "/" + id).then()
                .statusCode(400).body("violations.field", hasItems("url", "events", "enabled"));
        as(portal).body("").patch(PATH + "/" + id).then().statusCode(400);
    }

    @Test
    void anOfficerStaysWithinTheOwnAreasAndOthersSeeNothing() {
        String officer = TestTokens.officer("500112");
        String own = as(officer).body(Map.of("url", "http://127.0.0.1:9/o")).post(PATH).then().statusCode(201).extract()
                .path("id");
        as(officer).body("{\"areaCodes\": [\"500101\"]}").patch(PATH + "/" + own).then().statusCode(403);
        as(officer).body("{\"areaCodes\": []}").patch(PATH + "/" + own).then().statusCode(200)
                .body("areaCodes", contains("500112"));
        String other = TestTokens.portal("other-" + UUID.randomUUID());
        as(other).body("{\"enabled\": false}").patch(PATH + "/" + id).then().statusCode(404);
        as(other).get(PATH + "/" + id + "/deliveries").then().statusCode(404);
        as(other).post(PATH + "/" + id + "/deliveries/1/resend").then().statusCode(404);
    }

    private long delivery(String state, String outboxState) {
        DeliveryFixture fixture = new DeliveryFixture(pool);
        long worker = fixture.workers(source, 1, "500112").getFirst();
        long outbox = pool.preparedQuery("""
                insert into outbox (run_id, worker_id, channel, state, attempts) values ($1, $2, 'WEBHOOK', $3, 12)
                returning id
                """).executeAndAwait(Tuple.of(fixture.run(), worker, outboxState)).iterator().next().getLong(0);
        pool.preparedQuery("""
                insert into webhook_delivery (outbox_id, webhook_id, state, attempts, next_attempt_at, last_status, last_error)
                values ($1, $2::uuid, $3, 12, now(), 503, 'answered 503')
                """).executeAndAwait(Tuple.of(outbox, UUID.fromString(id), state));
        return outbox;
    }

    @Test
    void aPortalSeesWhatBecameOfItsMessages() {
        long dead = delivery("DEAD", "DEAD");
        long delivered = delivery("DELIVERED", "DELIVERED");
        as(portal).get(PATH + "/" + id + "/deliveries").then().statusCode(200)
                .body("items.id", contains((int) delivered, (int) dead)).body("items[1].state", equalTo("DEAD"))
                .body("items[1].attempts", equalTo(12)).body("items[1].lastStatus", equalTo(503))
                .body("items[1].lastError", equalTo("answered 503"))
                .body("items[1].event", equalTo("recommendation.created")).body("nextCursor", nullValue());
        as(portal).get(PATH + "/" + id + "/deliveries?state=dead").then().statusCode(200)
                .body("items.id", contains((int) dead));
        String next = as(portal).get(PATH + "/" + id + "/deliveries?limit=1").then().statusCode(200)
                .body("items.id", contains((int) delivered)).extract().path("nextCursor");
        as(portal).get(PATH + "/" + id + "/deliveries?limit=1&cursor=" + next).then().statusCode(200)
                .body("items.id", contains((int) dead));
        as(portal).get(PATH + "/" + id + "/deliveries?state=LOST&limit=0").then().statusCode(400)
                .body("violations.field", hasItems("state", "limit"));
    }

    @ParameterizedTest
    @CsvSource({"DEAD,DEAD", "GONE,REFUSED", "DELIVERED,DELIVERED", "DEAD,PENDING"})
    void aPortalHasAMessageSentAgain(String state, String outboxState) {
        long outbox = delivery(state, outboxState);
        as(portal).post(PATH + "/" + id + "/deliveries/" + outbox + "/resend").then().statusCode(200)
                .body("state", equalTo("PENDING")).body("attempts", equalTo(0)).body("id", equalTo((int) outbox));
    }

    @Test
    void whatIsOnItsWayOrForNobodyIsNotSentAgain() {
        as(portal).post(PATH + "/" + id + "/deliveries/" + delivery("PENDING", "PENDING") + "/resend").then()
                .statusCode(409);
        as(portal).post(PATH + "/" + id + "/deliveries/999999999/resend").then().statusCode(404);
        long dead = delivery("DEAD", "DEAD");
        as(portal).body("{\"enabled\": false}").patch(PATH + "/" + id).then().statusCode(200);
        as(portal).post(PATH + "/" + id + "/deliveries/" + dead + "/resend").then().statusCode(409);
    }
}
