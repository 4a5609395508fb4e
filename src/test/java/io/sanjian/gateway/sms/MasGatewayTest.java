package io.sanjian.gateway.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sanjian.gateway.http.HttpCaller;
import io.sanjian.gateway.sms.SmsException.Reason;
import io.sanjian.support.DeliveryFixture;
import io.sanjian.support.fake.FakeSms;
import io.sanjian.support.fake.SmsPlay;
import io.sanjian.support.local.Ports;
import io.vertx.mutiny.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasGatewayTest {
    private static final Set<String> TRIED = new HashSet<>();
    private static final SmsMessage CODE = new SmsMessage(UUID.randomUUID(), "13800138000", SmsKind.CODE,
            List.of("123456", "5"), "验证码123456，\"5\"分钟内有效。");

    private final Vertx vertx = Vertx.vertx();
    private final FakeSms server = new FakeSms(0, Clock.systemUTC());
    private SmsPlay play;

    @BeforeEach
    void start() {
        server.start();
        play = new SmsPlay(server.baseUrl());
    }

    @AfterEach
    void stop() {
        server.close();
        vertx.closeAndAwait();
    }

    private SmsGateway gateway(String... more) {
        Map<String, String> settings = new HashMap<>(Map.of("sanjian.sms.gateway", "MAS", "sanjian.sms.timeout", "30s",
                "sanjian.sms.mas.base-url", server.baseUrl(), "sanjian.sms.mas.ec-name", FakeSms.EC_NAME,
                "sanjian.sms.mas.ap-id", FakeSms.AP_ID, "sanjian.sms.mas.secret-key", FakeSms.SECRET_KEY,
                "sanjian.sms.mas.sign", FakeSms.SIGN));
        for (int i = 0; i < more.length; i += 2) {
            settings.put("sanjian.sms." + more[i], more[i + 1]);
        }
        return SmsGateways.of(DeliveryFixture.config(SmsConfig.class, settings), new HttpCaller(vertx),
                new ObjectMapper());
    }

    private static String send(SmsGateway gateway, SmsMessage message) {
        return gateway.send(message).await().atMost(Duration.ofSeconds(60));
    }

    private static void assertFails(SmsGateway gateway, Reason reason, String code) {
        assertThatThrownBy(() -> send(gateway, CODE)).isInstanceOfSatisfying(SmsException.class, e -> {
            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage()).doesNotContain("138", "123456");
        });
    }

    @Test
    void aTextIsSignedAndArrives() {
        assertThat(send(gateway(), CODE)).isNotEmpty();

        assertThat(play.texts("13800138000")).containsExactly("【三荐】验证码123456，\"5\"分钟内有效。");
    }

    @Test
    void aKindWithATemplateGoesByItsTemplate() {
        send(gateway("mas.templates.CODE", "code-template"), CODE);

        assertThat(play.texts("13800138000")).containsExactly("【三荐】验证码123456，5分钟内有效，请勿告诉他人。");
    }

    @Test
    void theMacIsMd5InLowerCase() {
        assertThat(MasGateway.md5("abc")).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
    }

    @Test
    void aWrongSecretIsAMatterOfConfiguration() {
        assertFails(gateway("mas.secret-key", "wrong"), Reason.CONFIGURATION, "IllegalMac");
    }

    @ParameterizedTest
    @CsvSource({"IllegalMac,CONFIGURATION", "IllegalSignId,CONFIGURATION", "NoSignId,CONFIGURATION",
            "NotLoadedSign,CONFIGURATION", "InvalidUsrOrPwd,CONFIGURATION", "IllegalIpAddress,CONFIGURATION",
            "NOT_WHITE_IP,CONFIGURATION", "IllegalUseTemplate,CONFIGURATION", "OverDailyMax,CONFIGURATION",
            "IllegalProtocol,CONFIGURATION", "FastChNotFound,CONFIGURATION", "TooManyMobiles,CONFIGURATION",
            "SystemBusy,RETRY", "QueueOverLimit,RETRY", "FlowOverLimit,RETRY", "RequestTooOften,RETRY",
            "IllegalState,RETRY",
            "RequestTimeout,UNCERTAIN", "InternalError,UNCERTAIN", "TransportError,UNCERTAIN", "InvalidMobile,NUMBER",
            "InvalidMessage,TEXT", "IllegalMsgfmt,TEXT", "NotFindMimeData,TEXT", "InvalidMmsContent,TEXT",
            "SomethingNew,UNKNOWN"})
    void codesMeanWhatIsToBeDone(String code, Reason reason) {
        play.error(SmsPlay.TEXT, 1, code);

        assertFails(gateway(), reason, code);
        TRIED.add(code);
    }

    @AfterAll
    static void everyCodeWasTried() {
        assertThat(TRIED).containsAll(MasGateway.CODES.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "<html>", "{\"rspcod\":null}", "{\"rspcod\":\" \"}",
            "{\"success\":true}", "\u0000"})
    void anAnswerThatSaysNothingLeavesItOpen(String body) {
        play.answer(SmsPlay.TEXT, 1, body);

        assertFails(gateway(), Reason.UNCERTAIN, "UNREADABLE");
    }

    @Test
    void aSuccessWithoutAnIdIsASuccessAndOneThatDeniesItselfIsNone() {
        play.answer(SmsPlay.TEXT, 1, "{\"rspcod\":\"success\",\"success\":true,\"msgGroup\":\"\"}");
        assertThat(send(gateway(), CODE)).isEmpty();
        play.answer(SmsPlay.TEXT, 1, "{\"rspcod\":\"success\",\"success\":\"true\",\"mgsGroup\":\"0309\"}");
        assertThat(send(gateway(), CODE)).isEqualTo("0309");
        play.answer(SmsPlay.TEXT, 1, "{\"rspcod\":\"success\",\"success\":false}");
        assertFails(gateway(), Reason.UNKNOWN, "success");
    }

    @Test
    void aSentenceInPlaceOfACodeIsNotRepeated() {
        play.error(SmsPlay.TEXT, 1, "number 13800138000 is on a list");
        assertFails(gateway(), Reason.UNKNOWN, "UNREADABLE");
    }

    @Test
    void aBusyServerIsTriedAgainAndABrokenOneMayHaveSent() {
        play.status(SmsPlay.TEXT, 1, 503);
        assertFails(gateway(), Reason.RETRY, "503");

        play.status(SmsPlay.TEXT, 1, 502);
        assertFails(gateway(), Reason.UNCERTAIN, "502");
    }

    @Test
    void aConnectionThatEndsLeavesItOpenWhetherTheMessageWasTaken() {
        play.resetAfter(SmsPlay.TEXT, 1);

        assertFails(gateway(), Reason.UNCERTAIN, "");
        assertThat(play.texts("13800138000")).hasSize(1);
    }

    @Test
    void whereNobodyListensNothingWasTaken() {
        assertFails(gateway("mas.base-url", "http://localhost:" + Ports.free()), Reason.RETRY, "");
    }

    @Test
    void missingSettingsStopTheStart() {
        assertThatThrownBy(() -> gateway("mas.sign", "")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sanjian.sms.mas.sign");
    }
}
