package io.sanjian.delivery;

import static io.sanjian.support.DeliveryFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.support.DeliveryFixture;
import io.sanjian.support.DeliveryFixture.Stored;
import io.sanjian.support.TestDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a sender does with messages that are due. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ChannelSenderTest extends OutboxCase {
    /** The answer came after the message was put into the outbox. */
    @Test
    void aChannelThatTheWorkerRefusesMeanwhileIsPassedOverAndNothingIsSentWithoutConsent() {
        long run = fixture.run();
        List<Long> workers = fixture.workers("refusing", 3, "500235");
        FakeChannel wechat = FakeChannel.delivering(Channel.WECHAT);
        FakeChannel sms = FakeChannel.delivering(Channel.SMS);
        fixture.enqueue(outbox(wechat, sms), run, workers, Channel.WECHAT, Channel.SMS);
        pool.query("update worker set refused = '{PUSH_WECHAT}' where id = " + workers.get(0)).executeAndAwait();
        pool.query("update worker set consent = false where id = " + workers.get(1)).executeAndAwait();
        sender(wechat, Map.of()).sendBatch(DeliveryFixture.NOON, n -> {}).await().indefinitely();
        sender(sms, Map.of()).sendBatch(DeliveryFixture.NOON, n -> {}).await().indefinitely();
        assertThat(wechat.sent).extracting(envelope -> envelope.recipient().workerId()).containsExactly(workers.get(2));
        assertThat(sms.sent).extracting(envelope -> envelope.recipient().workerId()).containsExactly(workers.get(0));
        assertThat(fixture.outbox(run)).extracting(DeliveryFixture.Stored::state).containsExactlyInAnyOrder(
                DeliveryState.REFUSED, DeliveryState.CANCELLED, DeliveryState.DELIVERED, DeliveryState.DELIVERED);
    }

    @Test
    void everyMessageIsSentOnceHoweverOftenItIsEnqueued() {
        FakeChannel sms = FakeChannel.delivering(Channel.SMS);
        long run = fixture.run();
        List<Long> workers = fixture.workers("sender-once", 25, "500112");
        fixture.enqueue(outbox(sms), run, workers, Channel.SMS);
        fixture.enqueue(outbox(sms), run, workers, Channel.SMS);

        assertThat(drain(sender(sms), NOON)).isEqualTo(25);
        assertThat(drain(sender(sms), NOON)).isZero();
        assertThat(sms.sent).extracting(e -> e.recipient().workerId()).containsExactlyInAnyOrderElementsOf(workers);
        assertThat(sms.sent).allSatisfy(e -> {
            assertThat(e.recipient().source()).isEqualTo("sender-once");
            assertThat(e.recipient().areaCode()).isEqualTo("500112");
            assertThat(e.attempt()).isEqualTo(1);
            assertThat(e.message().picks()).hasSize(3);
        });
        assertThat(fixture.outbox(run)).extracting(Stored::state).containsOnly(DeliveryState.DELIVERED);
    }

    @Test
    void aRolledBackTransactionLeavesNothingToSend() {
        FakeChannel sms = FakeChannel.delivering(Channel.SMS);
        long run = fixture.run();
        List<Long> workers = fixture.workers("sender-rollback", 1, "500112");
        pool.withTransaction(tx -> outbox(sms).enqueue(tx, run, workers, List.of(Channel.SMS))
                .onItem().failWith(noted -> new IllegalStateException("rolled back")))
                .onFailure().recoverWithNull().await().indefinitely();
        assertThat(fixture.outbox(run)).isEmpty();
    }

    @Test
    void aRefusedMessageGoesOverTheNextChannelAndTheInboxIsLast() {
        FakeChannel wechat = new FakeChannel(Channel.WECHAT, e -> new SendOutcome.Refused("43101"));
        FakeChannel sms = new FakeChannel(Channel.SMS, e -> new SendOutcome.Refused("no number"));
        long run = fixture.run();
        fixture.enqueue(outbox(wechat, sms, FakeChannel.delivering(Channel.INBOX)), run,
                fixture.workers("sender-refused", 1, "500112"), Channel.WECHAT, Channel.SMS);

        drain(sender(wechat), NOON);
        assertThat(fixture.outbox(run)).extracting(Stored::channel).containsExactly(Channel.WECHAT, Channel.SMS);
        drain(sender(sms), NOON);
        assertThat(fixture.outbox(run)).extracting(Stored::channel)
                .containsExactly(Channel.WECHAT, Channel.SMS, Channel.INBOX);
        assertThat(fixture.outbox(run)).extracting(Stored::state)
                .containsExactly(DeliveryState.REFUSED, DeliveryState.REFUSED, DeliveryState.PENDING);
        assertThat(fixture.outbox(run).getFirst().lastError()).isEqualTo("43101");
    }

    @Test
    void aFailingMessageIsTriedAgainLaterAndDeadAfterItsLastAttempt() {
        FakeChannel sms = new FakeChannel(Channel.SMS, e -> new SendOutcome.Retry("busy"));
        ChannelSender sender = sender(sms, Map.of("sanjian.delivery.backoff.max-attempts", "3",
                "sanjian.delivery.channels.sms.quiet-hours", "off"));
        long run = fixture.run();
        fixture.enqueue(outbox(sms), run, fixture.workers("sender-retry", 1, "500112"), Channel.SMS);

        Instant now = NOON;
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(drain(sender, now)).isEqualTo(1);
            assertThat(drain(sender, now)).as("not before its time").isZero();
            Stored stored = fixture.outbox(run).getFirst();
            assertThat(stored.attempts()).isEqualTo(attempt);
            assertThat(stored.lastError()).isEqualTo("busy");
            assertThat(stored.state()).isEqualTo(attempt < 3 ? DeliveryState.PENDING : DeliveryState.DEAD);
            now = now.plus(1, ChronoUnit.DAYS);
        }
        assertThat(drain(sender, now)).isZero();
    }

    @Test
    void aChannelThatKeepsTheTimeItselfIsAskedWhenItWants() {
        FakeChannel sms = new FakeChannel(Channel.SMS, e -> e.attempt() < 30
                ? new SendOutcome.RetryAt("wait", NOON.plusSeconds(e.attempt())) : new SendOutcome.Failed("given up"));
        long run = fixture.run();
        fixture.enqueue(outbox(sms), run, fixture.workers("sender-retry-at", 1, "500112"), Channel.SMS);
        for (int second = 0; second < 30; second++) {
            assertThat(drain(sender(sms), NOON.plusSeconds(second))).isEqualTo(1);
        }
        assertThat(fixture.outbox(run).getFirst().state()).isEqualTo(DeliveryState.DEAD);
    }

    @Test
    void aChannelThatThrowsIsTriedAgain() {
        FakeChannel sms = new FakeChannel(Channel.SMS, e -> {
            throw new IllegalStateException("broken");
        });
        long run = fixture.run();
        fixture.enqueue(outbox(sms), run, fixture.workers("sender-throws", 2, "500112"), Channel.SMS);
        assertThat(drain(sender(sms), NOON)).isEqualTo(2);
        assertThat(fixture.outbox(run)).extracting(Stored::state).containsOnly(DeliveryState.PENDING);
    }

    @Test
    void whatADeadReplicaHeldIsTakenOverAfterItsVisibility() {
        FakeChannel sms = FakeChannel.delivering(Channel.SMS);
        long run = fixture.run();
        fixture.enqueue(outbox(sms), run, fixture.workers("sender-crash", 5, "500112"), Channel.SMS);
        var held = queue.claim(Channel.SMS, 10, NOON, VISIBILITY, false).await().indefinitely();
        assertThat(held).hasSize(5);

        assertThat(drain(sender(sms), NOON.plus(VISIBILITY).minusSeconds(1))).isZero();
        assertThat(drain(sender(sms), NOON.plus(VISIBILITY))).isEqualTo(5);
        assertThat(sms.sent).allSatisfy(e -> assertThat(e.attempt()).isEqualTo(2));
        assertThat(sms.sent).extracting(Envelope::messageId)
                .containsExactlyInAnyOrderElementsOf(held.stream().map(OutboxQueue.Claimed::messageId).toList());

        // The replica was not dead, only slow: what it reports now changes nothing.
        int settled = queue.settle(held.getFirst().claim(), held.stream().map(c -> new OutboxQueue.Settlement(c.id(),
                DeliveryState.DEAD, NOON, "late", OutboxQueue.Mark.NONE)).toList(), NOON).await().indefinitely();
        assertThat(settled).isZero();
        assertThat(fixture.outbox(run)).extracting(Stored::state).containsOnly(DeliveryState.DELIVERED);
    }

    @Test
    void phonesStaySilentAtNight() {
        FakeChannel sms = FakeChannel.delivering(Channel.SMS);
        long run = fixture.run();
        fixture.enqueue(outbox(sms), run, fixture.workers("sender-night", 1, "500112"), Channel.SMS);
        assertThat(drain(sender(sms), NOON.plus(Duration.ofHours(10)))).isZero();
        assertThat(fixture.outbox(run).getFirst().attempts()).isZero();
        assertThat(drain(sender(sms), NOON.plus(Duration.ofHours(20)))).isEqualTo(1);
    }

    @Test
    void theInboxIsFilledAtNightToo() {
        fixture.clear(Channel.INBOX);
        FakeChannel inbox = FakeChannel.delivering(Channel.INBOX);
        long run = fixture.run();
        fixture.enqueue(outbox(inbox), run, fixture.workers("sender-night-inbox", 1, "500112"), Channel.INBOX);
        assertThat(drain(sender(inbox), NOON.plus(Duration.ofHours(10)))).isEqualTo(1);
    }

    @Test
    void whoWithdrewConsentOrHasNoListIsToldNothing() {
        FakeChannel sms = FakeChannel.delivering(Channel.SMS);
        long run = fixture.run();
        List<Long> workers = fixture.workers("sender-consent", 4, "500112");
        fixture.enqueue(outbox(sms), run, workers, Channel.SMS);
        pool.preparedQuery("update worker set consent = false where id = $1").executeAndAwait(Tuple.of(workers.get(0)));
        pool.preparedQuery("delete from worker where id = $1").executeAndAwait(Tuple.of(workers.get(1)));

        drain(sender(sms, Map.of(), workers.get(2)), NOON);
        assertThat(fixture.outbox(run)).extracting(Stored::state).containsExactlyInAnyOrder(DeliveryState.CANCELLED,
                DeliveryState.CANCELLED, DeliveryState.CANCELLED, DeliveryState.DELIVERED);
        assertThat(sms.sent).extracting(e -> e.recipient().workerId()).containsExactly(workers.get(3));
    }

    @Test
    void noMoreThanTheRateGoesOut() {
        FakeChannel sms = FakeChannel.delivering(Channel.SMS);
        ChannelSender sender = sender(sms, Map.of("sanjian.delivery.channels.sms.rate", "3"));
        long run = fixture.run();
        fixture.enqueue(outbox(sms), run, fixture.workers("sender-rate", 10, "500112"), Channel.SMS);
        assertThat(drain(sender, NOON)).isEqualTo(3);
        assertThat(drain(sender, NOON.plusSeconds(1))).isEqualTo(3);
        assertThat(drain(sender, NOON.plusSeconds(61))).isEqualTo(3);
    }

    @Test
    void replicasShareTheRate() {
        FakeChannel sms = FakeChannel.delivering(Channel.SMS);
        Map<String, String> settings = Map.of("sanjian.delivery.channels.sms.rate", "3");
        long run = fixture.run();
        fixture.enqueue(outbox(sms), run, fixture.workers("sender-shared-rate", 10, "500112"), Channel.SMS);
        assertThat(drain(sender(sms, settings), NOON)).isEqualTo(3);
        assertThat(drain(sender(sms, settings), NOON)).isZero();
        assertThat(drain(sender(sms, settings), NOON.minusSeconds(5))).as("a clock that runs behind").isZero();
        assertThat(drain(sender(sms, settings), NOON.plusMillis(700))).isEqualTo(2);
    }

    @Test
    void aRateBelowOneASecondSendsOneAtATime() {
        FakeChannel sms = FakeChannel.delivering(Channel.SMS);
        ChannelSender sender = sender(sms, Map.of("sanjian.delivery.channels.sms.rate", "0.5"));
        long run = fixture.run();
        fixture.enqueue(outbox(sms), run, fixture.workers("sender-slow-rate", 3, "500112"), Channel.SMS);
        assertThat(drain(sender, NOON)).isEqualTo(1);
        assertThat(drain(sender, NOON.plusSeconds(1))).isZero();
        assertThat(drain(sender, NOON.plusSeconds(2))).isEqualTo(1);
    }

    @Test
    void phonesStaySilentOnHolidays() {
        FakeChannel sms = FakeChannel.delivering(Channel.SMS);
        String today = NOON.atZone(ZoneId.of("Asia/Shanghai")).toLocalDate().toString();
        ChannelSender sender = sender(sms, Map.of("sanjian.delivery.holidays", "2020-01-25.." + "2020-02-01," + today));
        long run = fixture.run();
        fixture.enqueue(outbox(sms), run, fixture.workers("sender-holiday", 1, "500112"), Channel.SMS);
        assertThat(drain(sender, NOON)).isZero();
        assertThat(drain(sender, NOON.plus(1, ChronoUnit.DAYS))).isEqualTo(1);
    }

    @Test
    void aWorkersOwnOrderOfChannelsHolds() {
        FakeChannel wechat = FakeChannel.delivering(Channel.WECHAT);
        FakeChannel sms = FakeChannel.delivering(Channel.SMS);
        FakeChannel inbox = FakeChannel.delivering(Channel.INBOX);
        long run = fixture.run();
        List<Long> workers = fixture.workers("sender-preference", 4, "500112");
        prefer(workers.get(1), "SMS", "WECHAT");
        prefer(workers.get(2), "SMS");
        prefer(workers.get(3));
        fixture.enqueue(outbox(wechat, sms, inbox), run, workers, Channel.WECHAT, Channel.SMS);

        List<String> routes = new ArrayList<>();
        pool.preparedQuery(
                "select channel || array_to_string(fallback, '>') from outbox where run_id = $1 order by worker_id")
                .executeAndAwait(Tuple.of(run)).forEach(row -> routes.add(row.getString(0)));
        assertThat(routes).containsExactly("WECHATSMS>INBOX", "SMSWECHAT>INBOX", "SMSINBOX", "INBOX");
    }

    private void prefer(long worker, String... channels) {
        pool.preparedQuery("insert into channel_preference (worker_id, channels, updated_at) values ($1, $2, now())")
                .executeAndAwait(Tuple.of(worker, channels));
    }

    @Test
    void messagesGoWhenTheirTimeIsOver() {
        long run = fixture.run();
        List<Long> workers = fixture.workers("sender-retention", 3, "500112");
        fixture.enqueue(outbox(FakeChannel.delivering(Channel.SMS)), run, workers, Channel.SMS);
        pool.preparedQuery("update outbox set state = 'DELIVERED' where run_id = $1 and worker_id = $2")
                .executeAndAwait(Tuple.of(run, workers.get(0)));
        pool.preparedQuery("update outbox set state = 'DEAD' where run_id = $1 and worker_id = $2")
                .executeAndAwait(Tuple.of(run, workers.get(1)));
        pool.preparedQuery("update outbox set created_at = now() - interval '200 days' where run_id = $1")
                .executeAndAwait(Tuple.of(run));

        retention.removeAsOf(Instant.now()).await().indefinitely();
        assertThat(fixture.outbox(run)).extracting(Stored::state)
                .containsExactlyInAnyOrder(DeliveryState.PENDING, DeliveryState.DEAD);

        retention.removeAsOf(NOON.plus(200, ChronoUnit.DAYS)).await().indefinitely();
        assertThat(fixture.outbox(run)).extracting(Stored::state).containsExactly(DeliveryState.PENDING);
    }

    @Test
    void lanesOfTwoReplicasShareTheWorkAndNobodyIsToldTwice() {
        FakeChannel one = new FakeChannel(Channel.SMS, 7, Duration.ofMillis(3), e -> new SendOutcome.Delivered());
        FakeChannel two = new FakeChannel(Channel.SMS, 7, Duration.ofMillis(3), e -> new SendOutcome.Delivered());
        long run = fixture.run();
        fixture.enqueue(outbox(one), run, fixture.workers("sender-lanes", 700, "500112"), Channel.SMS);
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        List<ConcurrentSender> lanes =
                List.of(new ConcurrentSender(sender(one), clock), new ConcurrentSender(sender(two), clock));
        lanes.forEach(ConcurrentSender::wakeUp);
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> one.sent.size() + two.sent.size() >= 700);
        lanes.forEach(ConcurrentSender::stop);
        Uni.join().all(lanes.stream().map(ConcurrentSender::idle).toList()).andFailFast()
                .await().atMost(Duration.ofSeconds(10));

        assertThat(fixture.outbox(run)).hasSize(700).extracting(Stored::state).containsOnly(DeliveryState.DELIVERED);
        HashSet<Long> told = new HashSet<>();
        one.sent.forEach(e -> assertThat(told.add(e.id())).isTrue());
        two.sent.forEach(e -> assertThat(told.add(e.id())).isTrue());
        assertThat(one.mostUnderWay.get()).isBetween(1, 4);
        assertThat(two.mostUnderWay.get()).isBetween(1, 4);
    }
}
