package io.sanjian.gateway.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.crypto.Vault;
import io.sanjian.gateway.http.HttpCaller;
import io.sanjian.support.DeliveryFixture;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.fake.FakeServices;
import io.sanjian.support.fake.FakeWechat;
import io.sanjian.support.fake.WechatPlay;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replicas with a WeChat that keeps the documented rules, and one database. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(FakeServices.class)
class WechatClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> DATA = Map.of("thing1", "焊工", "thing2", "钢筋工", "thing3", "木工", "thing4",
            "点开看详情");

    @Inject
    Pool pool;
    @Inject
    Vault vault;
    @Inject
    Vertx vertx;
    @Inject
    ObjectMapper json;

    private final AtomicInteger refusals = new AtomicInteger();
    /** Morning in Shanghai: forced tokens are counted by day. */
    private Instant now = Instant.parse("2026-01-20T02:00:00Z");
    private FakeWechat server;
    private WechatPlay play;

    @BeforeEach
    void start() {
        server = new FakeWechat(0, new TestClock());
        server.start();
        play = new WechatPlay(server.baseUrl());
        pool.query("delete from wechat_token").executeAndAwait();
    }

    @AfterEach
    void stop() {
        server.close();
        pool.query("delete from wechat_token").executeAndAwait();
    }

    private final class TestClock extends Clock {

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private WechatClient replica(String... settings) {
        return replica(new TestClock(), settings);
    }

    private WechatClient replica(Clock clock, String... settings) {
        WechatConfig config = DeliveryFixture.config(WechatConfig.class, settings(settings));
        WechatApi api = new WechatApi(new HttpCaller(vertx), json, config);
        return new WechatClient(api, new StableToken(api, new WechatTokenStore(pool, vault), config, clock) {

            @Override
            Uni<AccessToken> insteadOf(AccessToken refused) {
                Uni<AccessToken> other = super.insteadOf(refused);
                refusals.incrementAndGet();
                return other;
            }
        }, config);
    }

    private Map<String, String> settings(String... more) {
        Map<String, String> settings = new java.util.HashMap<>(Map.of("sanjian.wechat.base-url", server.baseUrl(),
                "sanjian.wechat.app-id", FakeWechat.APP_ID, "sanjian.wechat.secret", FakeWechat.SECRET,
                "sanjian.wechat.timeout", "30s"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put("sanjian.wechat." + more[i], more[i + 1]);
        }
        return settings;
    }

    private static Uni<Void> send(WechatClient client, String openid) {
        return client.sendSubscribeMessage(
                new SubscribeMessage(openid, FakeWechat.ONE_OFF, "pages/picks/index?run=1", DATA, "formal"));
    }

    private static void await(Uni<?> uni) {
        uni.await().atMost(PATIENCE);
    }

    @Test
    void aLoginCodeIsGoodForOneUse() {
        WechatClient client = replica();
        String code = play.login("o-1");

        assertThat(client.code2Session(code).await().indefinitely()).isEqualTo(new WechatSession("o-1", null));

        assertThatThrownBy(() -> await(client.code2Session(code))).isInstanceOfSatisfying(WechatErrorException.class,
                error -> {
                    assertThat(error.errcode()).isEqualTo(40163);
                    assertThat(error.errmsg()).isEqualTo("code been used");
                });
    }

    @Test
    void aLoginCodeLivesFiveMinutes() {
        String code = play.login("o-1");
        now = now.plusSeconds(301);

        assertThatThrownBy(() -> await(replica().code2Session(code)))
                .isInstanceOfSatisfying(WechatErrorException.class, e -> assertThat(e.errcode()).isEqualTo(40029));
    }

    @Test
    void aPhoneNumberComesFromItsCode() {
        assertThat(replica().phoneNumber(play.givePhone("o-1", "13812345678")).await().indefinitely())
                .isEqualTo("13812345678");
    }

    @Test
    void twoReplicasAndManySendersFetchOneToken() {
        WechatClient first = replica();
        WechatClient second = replica();
        IntStream.range(0, 20).forEach(i -> play.subscribe("o-1", FakeWechat.ONE_OFF, true));

        await(Uni.join().all(IntStream.range(0, 20).mapToObj(i -> send(i % 2 == 0 ? first : second, "o-1")).toList())
                .andCollectFailures());

        assertThat(play.calls(WechatPlay.TOKEN)).isEqualTo(1);
        assertThat(play.messages("o-1")).hasSize(20);
    }

    @Test
    void aTokenIsReplacedBeforeItsEnd() {
        WechatClient client = replica();
        play.subscribe("o-1", FakeWechat.ONE_OFF, true);
        play.subscribe("o-1", FakeWechat.ONE_OFF, true);
        await(send(client, "o-1"));

        now = now.plusSeconds(7200 - 290);
        await(send(client, "o-1"));

        assertThat(play.calls(WechatPlay.TOKEN)).isEqualTo(2);
    }

    @Test
    void anOldTokenServesWhileWechatGivesNoNewOne() {
        WechatClient client = replica();
        play.subscribe("o-1", FakeWechat.ONE_OFF, true);
        play.subscribe("o-1", FakeWechat.ONE_OFF, true);
        await(send(client, "o-1"));
        play.error(WechatPlay.TOKEN, 5, -1, "system error");

        now = now.plusSeconds(7200 - 290);
        await(send(client, "o-1"));

        assertThat(play.messages("o-1")).hasSize(2);
    }

    @Test
    void aTokenThatSomebodyElseEndedIsReplacedOnceForAllWithoutForce() {
        WechatClient first = replica();
        WechatClient second = replica();
        IntStream.range(0, 22).forEach(i -> play.subscribe("o-1", FakeWechat.ONE_OFF, true));
        await(send(first, "o-1"));
        await(send(second, "o-1"));
        play.killToken();

        await(Uni.join().all(IntStream.range(0, 20).mapToObj(i -> send(i % 2 == 0 ? first : second, "o-1")).toList())
                .andCollectFailures());

        assertThat(play.messages("o-1")).hasSize(22);
        assertThat(play.calls(WechatPlay.TOKEN)).isEqualTo(2);
        assertThat(forces()).isZero();
    }

    /**
     * A renewal hands out the same token while it is valid, as here for a replica whose clock is ahead; it is not to be tried
     * again as if it were another one, for a second refusal pauses the channel.
     */
    @Test
    void aTokenThatARenewalHandedOutOnceMoreIsReplacedWhenItEnds() {
        WechatClient first = replica();
        WechatClient ahead = replica(Clock.offset(new TestClock(), Duration.ofHours(3)));
        IntStream.range(0, 3).forEach(i -> play.subscribe("o-1", FakeWechat.ONE_OFF, true));
        await(send(first, "o-1"));
        await(send(ahead, "o-1"));
        play.killToken();

        await(send(first, "o-1"));

        assertThat(play.messages("o-1")).hasSize(3);
        assertThat(forces()).isZero();
    }

    /** Seen in a soak: a replica that sent nothing for a while has missed one token, and the stored one has ended as well. */
    @Test
    void aReplicaThatMissedATokenGetsTheOneAfterIt() {
        WechatClient first = replica();
        WechatClient second = replica();
        IntStream.range(0, 4).forEach(i -> play.subscribe("o-1", FakeWechat.ONE_OFF, true));
        await(send(first, "o-1"));
        await(send(second, "o-1"));
        play.killToken();
        await(send(second, "o-1"));
        play.killToken();

        await(send(first, "o-1"));

        assertThat(play.messages("o-1")).hasSize(4);
        assertThat(forces()).isZero();
    }

    /** What others are waiting for may be the token that was just refused: WeChat gives no answer, and the old one is to serve on. */
    @Test
    void whoeverWasRefusedDoesNotGetTheSameTokenFromARenewalUnderWay() {
        WechatClient client = replica();
        IntStream.range(0, 3).forEach(i -> play.subscribe("o-1", FakeWechat.ONE_OFF, true));
        await(send(client, "o-1"));
        play.killToken();
        play.hold(WechatPlay.SEND);
        play.hold(WechatPlay.TOKEN);
        play.resetAfter(WechatPlay.TOKEN, 1);
        CompletionStage<Void> refused = send(client, "o-1").subscribeAsCompletionStage();
        Awaitility.await().atMost(PATIENCE).until(() -> play.calls(WechatPlay.SEND) == 2);

        now = now.plusSeconds(7200 - 290);
        CompletionStage<Void> renewing = send(client, "o-1").subscribeAsCompletionStage();
        Awaitility.await().atMost(PATIENCE).until(() -> play.calls(WechatPlay.TOKEN) == 2);
        play.well(WechatPlay.SEND);
        Awaitility.await().atMost(PATIENCE).until(() -> refusals.get() == 1);
        play.well(WechatPlay.TOKEN);

        assertThat(renewing.toCompletableFuture()).succeedsWithin(PATIENCE);
        assertThat(refused.toCompletableFuture()).succeedsWithin(PATIENCE);
        assertThat(play.messages("o-1")).hasSize(3);
        assertThat(play.calls(WechatPlay.SEND)).as("the two that were refused, once more each").isEqualTo(5);
    }

    @Test
    void aTokenThatIsRefusedAndHandedOutNeverthelessIsForcedOnce() {
        WechatClient first = replica();
        WechatClient second = replica();
        IntStream.range(0, 10).forEach(i -> play.subscribe("o-1", FakeWechat.ONE_OFF, true));
        await(first.phoneNumber(play.givePhone("o-1", "13812345678")));
        play.spoilToken();

        await(Uni.join().all(IntStream.range(0, 10).mapToObj(i -> send(i % 2 == 0 ? first : second, "o-1")).toList())
                .andCollectFailures());

        assertThat(play.messages("o-1")).hasSize(10);
        assertThat(forces()).isEqualTo(1);
    }

    @Test
    void noSecondTokenIsForcedWithinHalfAMinute() {
        WechatClient client = replica();
        play.subscribe("o-1", FakeWechat.ONE_OFF, true);
        await(client.phoneNumber(play.givePhone("o-1", "13812345678")));
        play.spoilToken();
        await(send(client, "o-1"));
        play.subscribe("o-1", FakeWechat.ONE_OFF, true);
        play.spoilToken();

        assertThatThrownBy(() -> await(send(client, "o-1"))).isInstanceOf(WechatUnavailableException.class);
        assertThat(forces()).isEqualTo(1);

        now = now.plusSeconds(31);
        await(send(client, "o-1"));
        assertThat(forces()).isEqualTo(2);
    }

    @Test
    void theLeaseOfADeadReplicaEnds() {
        pool.preparedQuery("""
                insert into wechat_token (app_id, lease, lease_until) values ($1, gen_random_uuid(), $2)
                """).executeAndAwait(io.vertx.mutiny.sqlclient.Tuple.of(FakeWechat.APP_ID,
                now.plusSeconds(20).atOffset(ZoneOffset.UTC)));
        play.subscribe("o-1", FakeWechat.ONE_OFF, true);
        WechatClient client = replica("token.patience", "0s");

        assertThatThrownBy(() -> await(send(client, "o-1"))).isInstanceOf(WechatUnavailableException.class);

        now = now.plusSeconds(21);
        await(send(client, "o-1"));
        assertThat(play.messages("o-1")).hasSize(1);
    }

    @Test
    void theTokenIsSealedInTheTable() {
        play.subscribe("o-1", FakeWechat.ONE_OFF, true);
        await(send(replica(), "o-1"));

        assertThat(pool.query("select token_enc from wechat_token").executeAndAwait().iterator().next().getString(0))
                .startsWith("t1:").doesNotContain("fake_");
    }

    @Test
    void aWrongSecretIsTold() {
        assertThatThrownBy(() -> await(send(replica("secret", "wrong"), "o-1")))
                .isInstanceOfSatisfying(WechatErrorException.class, e -> assertThat(e.errcode()).isEqualTo(40125));
    }

    @Test
    void whatMayHaveArrivedIsTold() {
        play.subscribe("o-1", FakeWechat.ONE_OFF, true);
        play.resetAfter(WechatPlay.SEND, 1);

        assertThatThrownBy(() -> await(send(replica(), "o-1"))).isInstanceOfSatisfying(
                WechatUnavailableException.class, e -> assertThat(e.isPossiblyDone()).isTrue());
        assertThat(play.messages("o-1")).hasSize(1);
    }

    @Test
    void withoutATokenNothingWasSent() {
        play.subscribe("o-1", FakeWechat.ONE_OFF, true);
        play.resetAfter(WechatPlay.TOKEN, 9);

        assertThatThrownBy(() -> await(send(replica(), "o-1"))).isInstanceOfSatisfying(
                WechatUnavailableException.class, e -> assertThat(e.isPossiblyDone()).isFalse());
        assertThat(play.messages("o-1")).isEmpty();
    }

    @Test
    void aSlowAnswerIsNoAnswer() {
        play.slow(WechatPlay.LOGIN, 1, Duration.ofSeconds(4));
        String code = play.login("o-1");

        assertThatThrownBy(() -> await(replica("timeout", "200ms").code2Session(code)))
                .isInstanceOf(WechatUnavailableException.class).hasMessageContaining("no answer in time");
    }

    private long forces() {
        return pool.query("select forces from wechat_token").executeAndAwait().iterator().next().getLong(0);
    }
}
