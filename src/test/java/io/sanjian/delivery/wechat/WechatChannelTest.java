package io.sanjian.delivery.wechat;

import static io.sanjian.support.DeliveryFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.delivery.Channel;
import io.sanjian.delivery.Envelope;
import io.sanjian.delivery.InboxTextTest;
import io.sanjian.delivery.SendOutcome;
import io.sanjian.gateway.wechat.WechatClient;
import io.sanjian.support.DeliveryFixture;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.fake.FakeServices;
import io.sanjian.support.fake.FakeWechat;
import io.sanjian.support.fake.WechatPlay;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages to a WeChat that keeps its rules. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(FakeServices.class)
class WechatChannelTest {
    @Inject
    Pool pool;
    @Inject
    WechatClient client;
    @Inject
    WechatTemplates templates;
    @Inject
    SubscriptionStore subscriptions;

    private final WechatPlay play = WechatPlay.inTests();
    private final List<String> errors = new ArrayList<>();
    private WechatChannel channel;
    private long worker;

    @BeforeEach
    void start() {
        worker = new DeliveryFixture(pool).workers("wechat-channel", 1, "500112").getFirst();
        channel = new WechatChannel(client, templates, subscriptions,
                ids -> Uni.createFrom().item(
                        ids.stream().collect(Collectors.toMap(id -> id, WechatChannelTest::openId))),
                (receiver, code) -> errors.add(receiver + " " + code));
    }

    private static String openId(long worker) {
        return "o-channel-" + worker;
    }

    /** The user taps accept, and the mini-program tells the service. */
    private void accept(String template) {
        play.subscribe(openId(worker), template, true);
        subscriptions.accept(worker, template, template.equals(FakeWechat.LONG_TERM), NOON).await().indefinitely();
    }

    private Subscription known(String template) {
        return subscriptions.load(List.of(worker)).await().indefinitely().get(worker).get(template);
    }

    private Envelope envelope(boolean possiblySent, int picks) {
        return new Envelope(1, UUID.randomUUID(), 1, possiblySent, NOON,
                new Envelope.Recipient(worker, "wechat-channel", "500112", null, null),
                InboxTextTest.message(42, worker, picks));
    }

    private SendOutcome send() {
        return send(envelope(false, 3));
    }

    private SendOutcome send(Envelope envelope) {
        return channel.deliver(List.of(envelope), NOON).await().atMost(Duration.ofSeconds(30)).getFirst();
    }

    private List<JsonNode> messages() {
        return play.messages(openId(worker));
    }

    @Test
    void threeJobsArriveInOneMessageAndUseOneSubscription() {
        accept(FakeWechat.ONE_OFF);
        accept(FakeWechat.ONE_OFF);

        assertThat(send()).isEqualTo(new SendOutcome.Delivered());

        assertThat(messages()).singleElement().satisfies(message -> {
            assertThat(message.at("/data/thing1/value").asText()).isEqualTo("焊工 6000-8000元/月 渝北区");
            assertThat(message.at("/data/thing3/value").asText()).isEqualTo("搬运工 220元/天");
            assertThat(message.path("page").asText()).isEqualTo("pages/picks/index?run=42");
            assertThat(message.path("miniprogram_state").asText()).isEqualTo("formal");
            assertThat(message.path("lang").asText()).isEqualTo("zh_CN");
        });
        assertThat(known(FakeWechat.ONE_OFF).remaining()).isEqualTo(1);
    }

    @Test
    void aLongTermSubscriptionIsNotUsedUpAndComesFirst() {
        accept(FakeWechat.ONE_OFF);
        accept(FakeWechat.LONG_TERM);

        assertThat(send()).isEqualTo(new SendOutcome.Delivered());
        assertThat(send()).isEqualTo(new SendOutcome.Delivered());

        assertThat(messages()).extracting(message -> message.path("template_id").asText())
                .containsExactly(FakeWechat.LONG_TERM, FakeWechat.LONG_TERM);
        assertThat(known(FakeWechat.ONE_OFF).remaining()).isEqualTo(1);
    }

    @Test
    void withoutASubscriptionNothingIsCalled() {
        int before = play.calls(WechatPlay.SEND);
        assertThat(send()).isInstanceOf(SendOutcome.Unreachable.class);
        assertThat(play.calls(WechatPlay.SEND)).isEqualTo(before);
    }

    /** The templates may have been others when the doubtful attempt was made. */
    @Test
    void aDoubtDoesNotEndBecauseNoTemplateFitsAnyMore() {
        accept("template-of-yesterday");
        assertThat(send(envelope(true, 3))).isInstanceOf(SendOutcome.Refused.class);
        assertThat(send(envelope(false, 3))).isInstanceOf(SendOutcome.Unreachable.class);
        assertThat(messages()).isEmpty();
    }

    @Test
    void aListWithoutPicksRingsNoPhone() {
        accept(FakeWechat.ONE_OFF);
        assertThat(send(envelope(false, 0))).isInstanceOf(SendOutcome.Unreachable.class);
        assertThat(messages()).isEmpty();
    }

    @Test
    void aRefusalEndsTheSubscriptionAndTheNextTemplateIsTried() {
        accept(FakeWechat.ONE_OFF);
        accept(FakeWechat.LONG_TERM);
        play.subscribe(openId(worker), FakeWechat.LONG_TERM, false);

        assertThat(send()).isEqualTo(new SendOutcome.Delivered());
        assertThat(messages()).extracting(message -> message.path("template_id").asText())
                .containsExactly(FakeWechat.ONE_OFF);
        assertThat(known(FakeWechat.LONG_TERM).isOpen()).isFalse();

        assertThat(send()).isInstanceOf(SendOutcome.Unreachable.class);
        assertThat(errors).containsExactly("WECHAT 43101");
    }

    @Test
    void anAnswerThatDoesNotComeIsUncertainAndTheRepetitionFindsTheSubscriptionUsedUp() {
        accept(FakeWechat.ONE_OFF);
        play.resetAfter(WechatPlay.SEND, 1);

        assertThat(send()).isInstanceOf(SendOutcome.Uncertain.class);
        assertThat(known(FakeWechat.ONE_OFF).remaining()).isEqualTo(1);
        assertThat(send(envelope(true, 3))).isInstanceOf(SendOutcome.Refused.class);

        assertThat(messages()).hasSize(1);
        assertThat(known(FakeWechat.ONE_OFF).remaining()).isZero();
    }

    @Test
    void whatDidNotArriveIsSentAgain() {
        accept(FakeWechat.ONE_OFF);
        play.reset(WechatPlay.SEND, 1);

        assertThat(send()).isInstanceOf(SendOutcome.Uncertain.class);
        assertThat(send(envelope(true, 3))).isEqualTo(new SendOutcome.Delivered());
        assertThat(messages()).hasSize(1);
    }

    @Test
    void aTokenThatSomebodyEndedIsReplacedOnTheWay() {
        accept(FakeWechat.ONE_OFF);
        accept(FakeWechat.ONE_OFF);
        send();
        play.killToken();
        assertThat(send()).isEqualTo(new SendOutcome.Delivered());
        assertThat(messages()).hasSize(2);
    }

    @Test
    void whatIsWrongWithTheAccountIsAnAlarmAndAnUnknownCodeIsKeptVisible() {
        accept(FakeWechat.ONE_OFF);
        play.error(WechatPlay.SEND, 1, 40037, "invalid template_id rid: 6b1b2c");
        assertThat(send()).isInstanceOfSatisfying(SendOutcome.Alarm.class, alarm -> {
            assertThat(alarm.code()).isEqualTo("40037");
            assertThat(alarm.reason()).isEqualTo("40037 invalid template_id");
        });
        play.error(WechatPlay.SEND, 1, 43999, "something new");
        assertThat(send()).isEqualTo(new SendOutcome.Suspect("43999", "43999 something new",
                new SendOutcome.Retry("43999 something new")));
        assertThat(errors).containsExactly("WECHAT 40037", "WECHAT 43999");
        assertThat(known(FakeWechat.ONE_OFF).remaining()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "0", "\"ok\"", "<html><body>502 Bad Gateway</body></html>",
            "{\"errmsg\":\"ok\"}",
            "{\"errcode\":null}", "{\"errcode\":\"\"}", "{\"errcode\":\"ok\"}", "{\"errcode\":99999999999999}",
            "{\"errcode\":1e400}", "{\"errcode\":0.5}", "{\"errcode\":{}}", "{\"errcode\":true}", "{\"errcode\":0"})
    void anAnswerThatSaysNothingIsNoDelivery(String body) {
        accept(FakeWechat.ONE_OFF);
        play.answer(WechatPlay.SEND, 1, body);
        assertThat(send()).isInstanceOfSatisfying(SendOutcome.Suspect.class,
                suspect -> assertThat(suspect.alone()).isInstanceOf(SendOutcome.Uncertain.class));
        assertThat(known(FakeWechat.ONE_OFF).remaining()).isEqualTo(1);
    }

    @Test
    void aCodeIsReadHoweverItIsWritten() {
        accept(FakeWechat.ONE_OFF);
        play.answer(WechatPlay.SEND, 1, "{\"errcode\":\"43108\",\"errmsg\":null}");
        assertThat(send()).isInstanceOf(SendOutcome.Retry.class);
        play.answer(WechatPlay.SEND, 1, "{\"errcode\":43107.0}");
        assertThat(send()).isInstanceOf(SendOutcome.Alarm.class);
        play.answer(WechatPlay.SEND, 1, "{\"errcode\":\"0\",\"errmsg\":\"ok\",\"msgid\":\"\"}");
        assertThat(send()).isEqualTo(new SendOutcome.Delivered());
    }

    @Test
    void whatIsRefusedOnTheWayWasNotSent() {
        accept(FakeWechat.ONE_OFF);
        play.status(WechatPlay.SEND, 1, 407);
        assertThat(send()).isInstanceOfSatisfying(SendOutcome.Suspect.class,
                suspect -> assertThat(suspect.alone()).isInstanceOf(SendOutcome.Retry.class));
    }

    @Test
    void aBatchGoesOutSideBySideAndEachMessageHasItsOwnOutcome() {
        accept(FakeWechat.ONE_OFF);
        List<Envelope> envelopes = List.of(envelope(false, 0), envelope(false, 3), envelope(false, 0));
        assertThat(channel.deliver(envelopes, NOON).await().atMost(Duration.ofSeconds(30)))
                .extracting(outcome -> outcome.getClass().getSimpleName())
                .containsExactly("Unreachable", "Delivered", "Unreachable");
        assertThat(channel.channel()).isEqualTo(Channel.WECHAT);
        assertThat(channel.isInstalled()).isTrue();
    }
}
