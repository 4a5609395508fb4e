package io.sanjian.delivery.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.sanjian.support.DeliveryFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.delivery.DeliveryConfig;
import io.sanjian.delivery.Envelope;
import io.sanjian.delivery.RecommendationMessage;
import io.sanjian.delivery.SendOutcome;
import io.sanjian.support.DeliveryFixture;
import io.sanjian.support.TestDatabase;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls to real HTTP servers that behave well and badly. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WebhookChannelTest {
    private static final SendOutcome DELIVERED = new SendOutcome.Delivered();
    @Inject
    Pool pool;
    @Inject
    Vertx vertx;
    @Inject
    WebhookDeliveries deliveries;
    @Inject
    WebhookStore store;
    @Inject
    ObjectMapper json;
    private final WireMockServer server = new WireMockServer(options().dynamicPort());
    private String source;
    private WebhookClient client;
    private WebhookChannel channel;

    @BeforeEach
    void start() {
        server.start();
        // What other tests left registered for the whole city would be called, too.
        pool.query("delete from webhook").executeAndAwait();
        source = "webhook-" + UUID.randomUUID();
        channel = channel(Map.of());
    }

    private WebhookChannel channel(Map<String, String> settings) {
        WebhookConfig config = DeliveryFixture.config(WebhookConfig.class, Map.of(
                "sanjian.delivery.webhook.allow-private-targets", settings.getOrDefault("private", "true"),
                "sanjian.delivery.webhook.timeout", settings.getOrDefault("timeout", "30s")));
        DeliveryConfig delivery = DeliveryFixture.config(DeliveryConfig.class,
                Map.of("sanjian.delivery.backoff.max-attempts", settings.getOrDefault("attempts", "12")));
        client = new WebhookClient(vertx, config);
        return new WebhookChannel(deliveries, client, config, delivery, json);
    }

    @AfterEach
    void stop() {
        server.stop();
        client.close();
        pool.query("delete from webhook").executeAndAwait();
    }

    private Webhook webhook(String path, String... areaCodes) {
        Webhook webhook = new Webhook(UUID.randomUUID(), "test", server.baseUrl() + path, null, List.of(areaCodes),
                List.of(), source, true, null, null, NOON);
        store.insert(webhook, WebhookSecret.random()).await().indefinitely();
        return webhook;
    }

    private Envelope envelope(String areaCode) {
        DeliveryFixture fixture = new DeliveryFixture(pool);
        long run = fixture.run();
        long worker = fixture.workers(source, 1, areaCode).getFirst();
        var row = pool.preparedQuery("""
                insert into outbox (run_id, worker_id, channel) values ($1, $2, 'WEBHOOK') returning id, message_id
                """).executeAndAwait(Tuple.of(run, worker)).iterator().next();
        RecommendationMessage message = DeliveryFixture.messages().load(run, List.of(worker)).await().indefinitely()
                .get(worker);
        // Out of the way of the service's own dispatcher.
        pool.preparedQuery("update outbox set state = 'CANCELLED' where id = $1")
                .executeAndAwait(Tuple.of(row.getLong(0)));
        return new Envelope(row.getLong(0), row.getUUID(1), 1, false, NOON,
                new Envelope.Recipient(worker, source, areaCode, null, null), message);
    }

    private SendOutcome deliver(Envelope envelope, Instant now) {
        return channel.deliver(List.of(envelope), now).await().atMost(Duration.ofSeconds(60)).getFirst();
    }

    private static Instant retryTime(SendOutcome outcome) {
        assertThat(outcome).isInstanceOf(SendOutcome.RetryAt.class);
        return ((SendOutcome.RetryAt) outcome).at();
    }

    private int calls(String path) {
        return server.findAll(postRequestedFor(urlEqualTo(path))).size();
    }

    @Test
    void aCallIsSignedAndHoldsTheListAndNoPerson() throws Exception {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));
        Webhook webhook = webhook("/hook?tenant=1");
        Envelope envelope = envelope("500112");
        assertThat(deliver(envelope, NOON)).isEqualTo(DELIVERED);

        LoggedRequest call = server.findAll(postRequestedFor(urlEqualTo("/hook?tenant=1"))).getFirst();
        String id = call.getHeader("webhook-id");
        String timestamp = call.getHeader("webhook-timestamp");
        assertThat(id).isEqualTo("msg_" + envelope.messageId().toString().replace("-", ""));
        assertThat(timestamp).isEqualTo(Long.toString(NOON.getEpochSecond()));
        assertThat(call.getHeader("content-type")).isEqualTo("application/json");
        List<WebhookSecret> secrets = store.secrets(webhook.id(), NOON).await().indefinitely();
        assertThat(call.getHeader("webhook-signature"))
                .isEqualTo(WebhookSignature.of(secrets, id, NOON.getEpochSecond(), call.getBodyAsString()));

        JsonNode body = json.readTree(call.getBodyAsString());
        assertThat(body.path("type").asText()).isEqualTo("recommendation.created");
        assertThat(body.path("timestamp").asText()).isEqualTo(NOON.toString());
        JsonNode data = body.path("data");
        assertThat(Set.copyOf(data.propertyStream().map(Map.Entry::getKey).toList()))
                .isEqualTo(Set.of("runId", "workerId", "externalId", "state", "picks"));
        assertThat(data.path("workerId").asLong()).isEqualTo(envelope.recipient().workerId());
        assertThat(data.path("picks")).hasSize(3);
        JsonNode pick = data.path("picks").path(0);
        assertThat(pick.path("posting").path("title").asText()).isEqualTo("焊工");
        assertThat(pick.path("parts").path("trade").asInt()).isEqualTo(30);
        assertThat(pick.path("reasons").path(0).path("text").asText()).isEqualTo("会焊工（持证）");
    }

    @Test
    void afterARotationBothSecretsSignForAWhile() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
        Webhook webhook = webhook("/rotated");
        store.rotate(webhook.id(), WebhookSecret.random(), NOON.plusSeconds(60)).await().indefinitely();
        deliver(envelope("500112"), NOON);
        deliver(envelope("500112"), NOON.plusSeconds(61));
        assertThat(server.findAll(postRequestedFor(urlEqualTo("/rotated"))))
                .extracting(call -> call.getHeader("webhook-signature").split(" ").length)
                .containsExactlyInAnyOrder(2, 1);
    }

    @Test
    void anErrorIsRetriedUnderTheSameIdUntilItWorks() {
        server.stubFor(post("/flaky").inScenario("flaky").whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(500)).willSetStateTo("well"));
        server.stubFor(post("/flaky").inScenario("flaky").whenScenarioStateIs("well")
                .willReturn(aResponse().withStatus(200)));
        webhook("/flaky");
        Envelope envelope = envelope("500112");

        Instant again = retryTime(deliver(envelope, NOON));
        assertThat(again).isBetween(NOON.plusSeconds(1), NOON.plusSeconds(30));
        assertThat(retryTime(deliver(envelope, again.minusMillis(1)))).as("not called before its time")
                .isEqualTo(again);
        assertThat(deliver(envelope, again)).isEqualTo(DELIVERED);
        assertThat(deliver(envelope, again.plusSeconds(60))).as("a second send of the row calls nobody")
                .isEqualTo(DELIVERED);
        List<LoggedRequest> calls = server.findAll(postRequestedFor(urlEqualTo("/flaky")));
        assertThat(calls).hasSize(2).extracting(call -> call.getHeader("webhook-id")).containsOnly(
                "msg_" + envelope.messageId().toString().replace("-", ""));
        assertThat(calls.get(1).getBodyAsString()).isEqualTo(calls.get(0).getBodyAsString());
    }

    @Test
    void aRetryDoesNotDoubleTheEndpointsThatHaveIt() {
        server.stubFor(post("/good").willReturn(aResponse().withStatus(202)));
        server.stubFor(post("/bad").willReturn(aResponse().withStatus(400)));
        webhook("/good");
        webhook("/bad");
        Envelope envelope = envelope("500112");
        Instant again = retryTime(deliver(envelope, NOON));
        retryTime(deliver(envelope, again));
        assertThat(calls("/good")).isEqualTo(1);
        assertThat(calls("/bad")).isEqualTo(2);
    }

    @Test
    void afterTheLastAttemptItIsDeadUntilSomebodyResends() {
        channel = channel(Map.of("attempts", "2"));
        server.stubFor(post("/dead").willReturn(aResponse().withStatus(503)));
        webhook("/dead");
        Envelope envelope = envelope("500112");
        Instant again = retryTime(deliver(envelope, NOON));
        assertThat(deliver(envelope, again)).isInstanceOf(SendOutcome.Failed.class);
        assertThat(deliver(envelope, again.plusSeconds(600))).isInstanceOf(SendOutcome.Failed.class);
        assertThat(calls("/dead")).isEqualTo(2);

        server.stubFor(post("/dead").willReturn(aResponse().withStatus(200)));
        Instant resent = again.plusSeconds(3600);
        pool.withTransaction(tx -> channel.prepareResend(tx, envelope.id(), resent)).await().indefinitely();
        assertThat(deliver(envelope, resent)).isEqualTo(DELIVERED);
    }

    @Test
    void noAnswerInTimeIsRetried() {
        channel = channel(Map.of("timeout", "700ms"));
        server.stubFor(post("/slow").willReturn(aResponse().withStatus(200).withFixedDelay(5000)));
        webhook("/slow");
        retryTime(deliver(envelope("500112"), NOON));
    }

    @Test
    void aConnectionThatBreaksIsRetried() {
        server.stubFor(post("/reset").willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        webhook("/reset");
        retryTime(deliver(envelope("500112"), NOON));
    }

    @Test
    void anAnswerWhoseBodyBreaksOffCountsByItsStatus() {
        server.stubFor(post("/broken").willReturn(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)));
        webhook("/broken");
        assertThat(deliver(envelope("500112"), NOON)).isEqualTo(DELIVERED);
    }

    @Test
    void nobodyListeningIsRetried() {
        webhook("/x");
        server.stop();
        retryTime(deliver(envelope("500112"), NOON));
    }

    @Test
    void goneDisablesTheEndpoint() {
        server.stubFor(post("/gone").willReturn(aResponse().withStatus(410)));
        Webhook webhook = webhook("/gone");
        Envelope envelope = envelope("500112");
        assertThat(deliver(envelope, NOON)).isEqualTo(new SendOutcome.Unreachable("every webhook is gone"));
        Webhook after = store.find(webhook.id()).await().indefinitely().orElseThrow();
        assertThat(after.enabled()).isFalse();
        assertThat(after.disabledReason()).isEqualTo("answered 410 Gone");
        assertThat(deliver(envelope("500112"), NOON)).isInstanceOf(SendOutcome.Unreachable.class);
        assertThat(calls("/gone")).isEqualTo(1);
    }

    @Test
    void whatTheReceiverAsksForWithRetryAfterIsRespected() {
        server.stubFor(post("/busy").willReturn(aResponse().withStatus(429).withHeader("Retry-After", "600")));
        webhook("/busy");
        assertThat(retryTime(deliver(envelope("500112"), NOON))).isEqualTo(NOON.plusSeconds(600));
        assertThat(retryTime(deliver(envelope("500112"), NOON.plusSeconds(1)))).as("for every message")
                .isEqualTo(NOON.plusSeconds(600));
        assertThat(calls("/busy")).isEqualTo(1);
    }

    @Test
    void anEndpointThatFailsAgainAndAgainIsLeftAloneForAWhile() {
        server.stubFor(post("/down").willReturn(aResponse().withStatus(500)));
        webhook("/down");
        for (int i = 0; i < 8; i++) {
            retryTime(deliver(envelope("500112"), NOON));
        }
        assertThat(calls("/down")).isEqualTo(5);
        server.stubFor(post("/down").willReturn(aResponse().withStatus(200)));
        assertThat(deliver(envelope("500112"), NOON.plusSeconds(301))).isEqualTo(DELIVERED);
        assertThat(deliver(envelope("500112"), NOON)).as("and called normally once it works").isEqualTo(DELIVERED);
    }

    @Test
    void redirectsAreNotFollowed() {
        server.stubFor(post("/moved").willReturn(aResponse().withStatus(307).withHeader("Location", "/elsewhere")));
        webhook("/moved");
        retryTime(deliver(envelope("500112"), NOON));
        assertThat(calls("/elsewhere")).isZero();
    }

    @Test
    void placesWithinAreNotCalled() {
        channel = channel(Map.of("private", "false"));
        webhook("/within");
        retryTime(deliver(envelope("500112"), NOON));
        assertThat(calls("/within")).isZero();
    }

    @Test
    void onlyTheWorkersAreasAreTold() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
        webhook("/yubei", "500112");
        webhook("/wanzhou", "500101");
        webhook("/all");
        assertThat(deliver(envelope("500112"), NOON)).isEqualTo(DELIVERED);
        assertThat(List.of(calls("/yubei"), calls("/wanzhou"), calls("/all"))).containsExactly(1, 0, 1);
    }

    @Test
    void aWorkerForWhomNobodyListensIsNoError() {
        assertThat(deliver(envelope("500112"), NOON))
                .isEqualTo(new SendOutcome.Unreachable("no webhook is registered for this worker"));
    }
}
