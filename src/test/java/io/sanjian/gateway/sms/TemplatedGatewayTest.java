package io.sanjian.gateway.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.sanjian.gateway.http.HttpCaller;
import io.sanjian.gateway.sms.SmsException.Reason;
import io.sanjian.support.DeliveryFixture;
import io.sanjian.support.fake.FakeSms;
import io.sanjian.support.fake.SmsPlay;
import io.vertx.mutiny.core.Vertx;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void aGatewayThatReadsGbkIsWrittenToAndReadInGbk() {
        WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        server.start();
        try {
            Charset gbk = Charset.forName("GBK");
            server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.aResponse().withStatus(200)
                    .withBody("{\"code\":\"余额不足\"}".getBytes(gbk))));
            Map<String, String> settings =
                    Map.of("url", server.baseUrl() + "/send?to={phone}&x={param0}", "charset", "GBK",
                            "escape", "FORM", "body", "t={content}", "success-pointer", "/code", "success-values", "0",
                            "errors.余额不足", "CONFIGURATION");

            assertFails(gateway(settings),
                    new SmsMessage(UUID.randomUUID(), "13800138000", SmsKind.PICKS, List.of("焊工"),
                            "焊工😀6000元"),
                    Reason.CONFIGURATION);

            server.verify(WireMock.postRequestedFor(WireMock.urlEqualTo("/send?to=13800138000&x="
                    + URLEncoder.encode("焊工", gbk)))
                    .withHeader("Content-Type", WireMock.equalTo("application/x-www-form-urlencoded; charset=GBK"))
                    .withRequestBody(WireMock.equalTo("t=" + URLEncoder.encode("焊工6000元", gbk))));
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "<html>", "{\"code\":null}", "{\"code\":{}}",
            "{\"data\":{\"id\":\"1\"}}"})
    void anAnswerThatSaysNothingLeavesItOpen(String body) {
        try (FakeSms server = new FakeSms(0, Clock.systemUTC())) {
            server.start();
            new SmsPlay(server.baseUrl()).answer("/api/send", 1, body);
            assertFails(plain(server), MESSAGE, Reason.UNCERTAIN);
        }
    }

    @Test
    void anEmptyIdIsNoFailure() {
        try (FakeSms server = new FakeSms(0, Clock.systemUTC())) {
            server.start();
            new SmsPlay(server.baseUrl()).answer("/api/send", 1, "{\"code\":0,\"data\":{\"id\":\"\"}}");
            assertThat(send(plain(server), MESSAGE)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';',
            value = {"url;sms.example;must be an http or https URL", "url;http://x:99999/;port from 1 to 65535",
                    "url;http://x:0/;port from 1 to 65535", "url;:;is not a URL", "method;post it;method such as POST",
                    "charset;GBQ;is not known", "success-pointer;code;JSON pointer", "id-pointer;data.id;JSON pointer",
                    "body;{\"text\":\"{text}\"};asks nowhere for {phone}",
                    "headers.X;{secret.none};sanjian.sms.http.secrets.none is missing",
                    "headers.A B;x;no name of a header"})
    void settingsThatCannotWorkAreNamedAtTheStart(String key, String value, String violation) {
        Map<String, String> settings =
                new HashMap<>(Map.of("url", "http://sms.example/send", "body", "{phone} {text}"));
        settings.put(key, value);
        assertThatThrownBy(() -> gateway(settings)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(violation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"【三荐】", " ", "三荐三荐三荐三荐三荐三荐三荐三荐三荐三荐三荐"})
    void aSignatureThatNoOperatorTakesIsNamed(String signature) {
        assertThat(SmsSettings.violations(DeliveryFixture.config(SmsConfig.class,
                Map.of("sanjian.sms.signature", signature, "sanjian.sms.timeout", "0s")))).hasSizeGreaterThanOrEqualTo(
                        signature.isBlank() ? 1 : 2);
    }
}
