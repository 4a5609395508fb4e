package io.sanjian.delivery;

import static io.sanjian.support.Api.admin;
import static io.sanjian.support.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.support.DeliveryFixture;
import io.sanjian.support.TestDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Inboxes and dead letters through the API, on rows that only a test can make. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class InboxTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Pool pool;
    @Inject
    InboxChannel channel;
    @Inject
    InboxWatch watch;
    DeliveryFixture fixture;

    @BeforeEach
    void fixture() {
        fixture = new DeliveryFixture(pool);
    }

    private static String token(String scope) {
        return admin().body("{\"name\": \"inbox-" + UUID.randomUUID() + "\", " + scope + "}")
                .post("/api/v1/tokens").then().statusCode(201).extract().path("token");
    }

    private UUID put(long worker, long run) {
        UUID id = UUID.randomUUID();
        channel.deliver(List.of(new Envelope(1, id, 1, false, DeliveryFixture.NOON,
                new Envelope.Recipient(worker, "s", "500112", null, null), InboxTextTest.message(run, worker, 3))),
                DeliveryFixture.NOON).await().indefinitely();
        return id;
    }

    @Test
    void aWorkerReadsTheOwnInboxPageByPageAndMarksMessages() {
        List<Long> workers = fixture.workers("inbox-own", 2, "500112");
        long worker = workers.getFirst();
        UUID first = put(worker, 1);
        UUID second = put(worker, 2);
        put(workers.get(1), 1);
        String own = token("\"role\": \"WORKER\", \"workerId\": " + worker);

        String cursor = as(own).get("/api/v1/workers/" + worker + "/inbox?limit=1").then().statusCode(200)
                .body("items.messageId", contains(second.toString())).body("unread", equalTo(2))
                .body("items[0].title", equalTo("为您推荐3个岗位")).body("items[0].readAt", nullValue())
                .body("nextCursor", notNullValue()).extract().path("nextCursor");
        as(own).get("/api/v1/workers/" + worker + "/inbox?limit=1&cursor=" + cursor).then().statusCode(200)
                .body("items.messageId", contains(first.toString())).body("nextCursor", nullValue());

        String read = "/api/v1/workers/" + worker + "/inbox/" + second + "/read";
        as(own).post(read).then().statusCode(204);
        String at = as(own).get("/api/v1/workers/" + worker + "/inbox").then().body("unread", equalTo(1))
                .body("items[0].readAt", notNullValue()).extract().path("items[0].readAt");
        as(own).post(read).then().statusCode(204);
        as(own).get("/api/v1/workers/" + worker + "/inbox").then().body("items[0].readAt", equalTo(at));
        as(own).get("/api/v1/workers/" + worker + "/inbox?unread=true").then()
                .body("items.messageId", contains(first.toString()));
    }

    @Test
    void anInboxIsClosedToOtherWorkersAndToAreasBeyond() {
        List<Long> workers = fixture.workers("inbox-closed", 2, "500112");
        long worker = workers.getFirst();
        UUID message = put(worker, 1);
        String other = token("\"role\": \"WORKER\", \"workerId\": " + workers.get(1));
        String near = token("\"role\": \"OFFICER\", \"areaCodes\": [\"500112\"]");
        String far = token("\"role\": \"OFFICER\", \"areaCodes\": [\"500101\"]");
        String path = "/api/v1/workers/" + worker + "/inbox";

        as(other).get(path).then().statusCode(403);
        as(far).get(path).then().statusCode(403);
        as(near).get(path).then().statusCode(200).body("items", hasSize(1));
        as(other).post(path + "/" + message + "/read").then().statusCode(403);
        as(near).post(path + "/" + message + "/read").then().statusCode(403);
        as(other).post("/api/v1/workers/" + workers.get(1) + "/inbox/" + message + "/read").then().statusCode(404);
        long audited = pool.preparedQuery("select count(*) from audit where worker_id = $1 and detail = 'inbox'")
                .executeAndAwait(Tuple.of(worker)).iterator().next().getLong(0);
        assertThat(audited).isEqualTo(1);
    }

    @Test
    void aMiniProgramWaitsForAMessageAndMarksAllAsRead() {
        long worker = fixture.workers("inbox-wait", 1, "500112").getFirst();
        String own = token("\"role\": \"WORKER\", \"workerId\": " + worker);
        String path = "/api/v1/workers/" + worker + "/inbox/unread";
        as(own).get(path).then().statusCode(200).body("unread", equalTo(0)).body("latest", equalTo("0"));

        CompletableFuture<Integer> waiting = CompletableFuture
                .supplyAsync(
                        () -> as(own).get(path + "?after=0&wait=50").then().statusCode(200).extract().path("unread"));
        Awaitility.await().atMost(PATIENCE).until(() -> watch.waiting() == 1);
        put(worker, 1);
        assertThat(waiting.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(1);
        // The waiter is told first and forgotten then.
        Awaitility.await().atMost(PATIENCE).until(() -> watch.waiting() == 0);

        String latest = as(own).get(path + "?after=0&wait=50").then().statusCode(200).extract().path("latest");
        as(own).get(path + "?wait=1&after=" + latest).then().statusCode(200).body("latest", equalTo(latest));
        as(own).post("/api/v1/workers/" + worker + "/inbox/read").then().statusCode(204);
        as(own).get(path).then().body("unread", equalTo(0));
        as(own).get(path + "?wait=56&after=x").then().statusCode(400).body("violations", hasSize(2));
    }

    @Test
    void anOfficerSeesTheDeadLettersOfTheOwnAreaAndHasThemSentAgain() {
        long run = fixture.run();
        long near = fixture.workers("resend", 1, "500112").getFirst();
        long far = fixture.workers("resend", 1, "500101").getFirst();
        for (long worker : new long[]{near, far}) {
            pool.preparedQuery("""
                    insert into outbox (run_id, worker_id, channel, state, attempts, last_error)
                    values ($1, $2, 'WEBHOOK', 'DEAD', 12, 'busy'), ($1, $2, 'SMS', 'DEAD', 12, 'busy'),
                           ($1, $2, 'INBOX', 'DELIVERED', 1, null)
                    """).executeAndAwait(Tuple.of(run, worker));
        }
        String officer = token("\"role\": \"OFFICER\", \"areaCodes\": [\"500112\"]");
        String list = "/api/v1/deliveries?runId=" + run;

        as(officer).get(list).then().statusCode(200).body("items", hasSize(3))
                .body("items.workerId.unique()", contains((int) near));
        admin().get(list).then().body("items", hasSize(6));
        String cursor =
                as(officer).get(list + "&limit=2").then().body("items", hasSize(2)).extract().path("nextCursor");
        as(officer).get(list + "&limit=2&cursor=" + cursor).then().body("items", hasSize(1))
                .body("nextCursor", nullValue());

        int dead = as(officer).get(list + "&state=DEAD&channel=WEBHOOK").then().body("items", hasSize(1))
                .body("items[0].lastError", equalTo("busy")).extract().path("items[0].id");
        as(officer).post("/api/v1/deliveries/" + dead + "/resend").then().statusCode(200)
                .body("state", equalTo("PENDING")).body("attempts", equalTo(0)).body("nextAttemptAt", notNullValue());
        // Sent at once, in vain, for there is no list: until that is known it keeps the error that it had.
        Awaitility.await().atMost(PATIENCE).untilAsserted(
                () -> as(officer).get(list + "&state=CANCELLED").then().body("items.id", contains(dead)));
        as(officer).get(list + "&error=bu&workerId=" + near + "&createdFrom=2026-01-01T00:00:00Z").then()
                .body("items.lastError", contains("busy"));
        as(officer).get(list + "&error=other").then().body("items", hasSize(0));
        as(officer).get(list + "&createdTo=2026-01-01T00:00:00Z").then().body("items", hasSize(0));
        int delivered = as(officer).get(list + "&state=DELIVERED").then().extract().path("items[0].id");
        as(officer).post("/api/v1/deliveries/" + delivered + "/resend").then().statusCode(409);
        int foreign = admin().get(list + "&state=DEAD").then()
                .extract().path("items.find { it.workerId == " + far + " }.id");
        as(officer).post("/api/v1/deliveries/" + foreign + "/resend").then().statusCode(404);
        admin().get(list + "&state=DEAD").then().body("items.id", not(contains(dead)));
    }
}
