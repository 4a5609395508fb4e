package io.sanjian.gateway.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.sanjian.delivery.DeliveryFixture;
import io.sanjian.gateway.http.HttpCaller;
import io.sanjian.gateway.sms.SmsException.Reason;
import io.sanjian.local.fake.FakeSms;
import io.sanjian.local.fake.SmsPlay;
import io.vertx.mutiny.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TemplatedGatewayTest {
    private static final SmsMessage MESSAGE = new SmsMessage(UUID.randomUUID(), "13800138000", SmsKind.PICKS,
            List.of("焊工\"高级\"", "3"), "第一行\n\"焊工\"&=100% {phone}");

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.closeAndAwait();
    }

    private SmsGateway gateway(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("sanjian.sms.gateway", "HTTP", "sanjian.sms.signature", "三荐",
                "sanjian.sms.timeout", "30s"));
        settings.forEach((key, value) -> all.put("sanjian.sms.http." + key, value));
        return SmsGateways.of(DeliveryFixture.config(SmsConfig.class, all), new HttpCaller(vertx), new ObjectMapper());
    }

    private SmsGateway plain(FakeSms server, String... more) {
        Map<String, String> settings = new HashMap<>(Map.of("url", server.baseUrl() + "/api/send", "body",
                "{\"auth\":\"Bearer {secret.key}\",\"id\":\"{id}\",\"to\":\"{phone}\",\"text\":\"{text}\"}",
                "secrets.key", "plain", "success-pointer", "/code", "success-values", "0,OK", "id-pointer", "/data/id",
                "errors.NUMBER", "NUMBER", "errors.AUTH", "CONFIGURATION"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return gateway(settings);
    }

    private static String send(SmsGateway gateway, SmsMessage message) {
        return gateway.send(message).await().atMost(Duration.ofSeconds(60));
    }

    private static void assertFails(SmsGateway gateway, SmsMessage message, Reason reason) {
        assertThatThrownBy(() -> send(gateway, message)).isInstanceOfSatisfying(SmsException.class,
                e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void aJsonBodyIsEscapedAndTheAnswerRead() {
        try (FakeSms server = new FakeSms(0, Clock.systemUTC())) {
            server.start();

            assertThat(send(plain(server), MESSAGE)).isNotEmpty();

            assertThat(new SmsPlay(server.baseUrl()).texts("13800138000"))
                    .containsExactly("【三荐】第一行\n\"焊工\"&=100% {phone}");
        }
    }

    @Test
    void errorCodesMeanWhatIsConfigured() {
        try (FakeSms server = new FakeSms(0, Clock.systemUTC())) {
            server.start();

            assertFails(plain(server), new SmsMessage(UUID.randomUUID(), "10086", SmsKind.CODE, List.of(), "x"),
                    Reason.NUMBER);
            assertFails(plain(server, "secrets.key", "wrong"), MESSAGE, Reason.CONFIGURATION);
            new SmsPlay(server.baseUrl()).answer("/api/send", 1, "{\"code\":\"NEW\"}");
            assertFails(plain(server), MESSAGE, Reason.UNKNOWN);
        }
    }

    @Test
    void aGatewayThatKnowsDuplicatesMayBeAskedAgain() {
        try (FakeSms server = new FakeSms(0, Clock.systemUTC())) {
            server.start();
            SmsPlay play = new SmsPlay(server.baseUrl());
            play.resetAfter("/api/send", 2);

            assertFails(plain(server), MESSAGE, Reason.UNCERTAIN);
            assertFails(plain(server, "idempotent", "true"), MESSAGE, Reason.RETRY);

            send(plain(server, "idempotent", "true"), MESSAGE);
            assertThat(play.texts("13800138000")).hasSize(1);
        }
    }

    @Test
    void aFormAndAUrlAreEncoded() {
        WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        server.start();
        try {
            server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok("anything")));

            send(gateway(Map.of("url", server.baseUrl() + "/send?p={phone}&x={param0}", "escape", "FORM", "body",
                    "t={text}&n={param1}&tpl={template}", "templates.PICKS", "T 1", "headers.X-Key", "{secret.k}",
                    "secrets.k", "s3cret")), MESSAGE);

            server.verify(WireMock.postRequestedFor(WireMock.urlPathEqualTo("/send"))
                    .withQueryParam("p", WireMock.equalTo("13800138000"))
                    .withQueryParam("x", WireMock.equalTo("焊工\"高级\""))
                    .withHeader("X-Key", WireMock.equalTo("s3cret"))
                    .withHeader("Content-Type", WireMock.equalTo("application/x-www-form-urlencoded"))
                    .withFormParam("t", WireMock.equalTo("【三荐】第一行\n\"焊工\"&=100% {phone}"))
                    .withFormParam("n", WireMock.equalTo("3")).withFormParam("tpl", WireMock.equalTo("T 1")));
        } finally {
            server.stop();
        }
    }
}
