package io.sanjian.delivery;

import static io.sanjian.support.DeliveryFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.support.DeliveryFixture;
import io.sanjian.support.DeliveryFixture.Stored;
import io.sanjian.support.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A worker's phone rings of one list a day, whichever runs, channels and replicas there are. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RingsTest extends OutboxCase {
    private final FakeChannel wechat = FakeChannel.delivering(Channel.WECHAT);
    private final FakeChannel sms = FakeChannel.delivering(Channel.SMS);
    private final FakeChannel inbox = FakeChannel.delivering(Channel.INBOX);

    private long enqueue(List<Long> workers, Channel... channels) {
        long run = fixture.run();
        fixture.enqueue(outbox(wechat, sms, inbox), run, workers, channels);
        return run;
    }

    /** Once a day, as by default. */
    private ChannelSender ringing(DeliveryChannel channel) {
        return ringing(channel, Map.of());
    }

    private ChannelSender ringing(DeliveryChannel channel, Map<String, String> settings) {
        DeliveryConfig config = DeliveryFixture.config(DeliveryConfig.class, settings);
        return new ChannelSender(channel, new OutboxQueue(pool, config), pauses, rate, DeliveryFixture.messages(),
                config,
                new DeliveryMetrics(pool, pauses, Clock.systemUTC(), new SimpleMeterRegistry()), () -> {});
    }

    private List<DeliveryState> states(long run) {
        return fixture.outbox(run).stream().map(Stored::state).toList();
    }

    @Test
    void aSecondListOfTheDayRingsNoPhoneAndGoesToTheInbox() {
        List<Long> workers = fixture.workers("rings-second", 3, "500112");
        long first = enqueue(workers, Channel.SMS);
        drain(ringing(sms), NOON);
        long second = enqueue(workers, Channel.WECHAT, Channel.SMS);
        drain(ringing(wechat), NOON.plus(Duration.ofHours(3)));
        drain(ringing(sms), NOON.plus(Duration.ofHours(3)));
        assertThat(sms.sent).hasSize(3).allMatch(envelope -> envelope.message().runId() == first);
        assertThat(wechat.sent).isEmpty();
        assertThat(fixture.outbox(second)).hasSize(6);
        assertThat(fixture.outbox(second)).filteredOn(stored -> stored.channel() == Channel.WECHAT)
                .allSatisfy(stored -> {
                    assertThat(stored.state()).isEqualTo(DeliveryState.HELD_BACK);
                    assertThat(stored.lastError()).contains("told of other lists on this day");
                });
        assertThat(fixture.outbox(second)).filteredOn(stored -> stored.state() == DeliveryState.PENDING)
                .extracting(Stored::channel).containsOnly(Channel.INBOX);
    }

    @Test
    void aPlanThatServesTheInboxAnywayHoldsBackNothingMore() {
        List<Long> workers = fixture.workers("rings-inbox", 1, "500112");
        enqueue(workers, Channel.SMS);
        drain(ringing(sms), NOON);
        long second = enqueue(workers, Channel.INBOX, Channel.SMS);
        drain(ringing(sms), NOON);
        assertThat(fixture.outbox(second)).hasSize(2).filteredOn(stored -> stored.channel() == Channel.SMS)
                .extracting(Stored::state).containsExactly(DeliveryState.HELD_BACK);
    }

    @Test
    void onTheNextDayThePhoneRingsAgain() {
        List<Long> workers = fixture.workers("rings-next", 1, "500112");
        enqueue(workers, Channel.SMS);
        drain(ringing(sms), NOON);
        long second = enqueue(workers, Channel.SMS);
        drain(ringing(sms), NOON.plus(Duration.ofDays(1)));
        assertThat(states(second)).containsExactly(DeliveryState.DELIVERED);
    }

    /** As after a night of quiet hours: of what has waited the latest list is told. */
    @Test
    void ofListsThatHaveWaitedTheLatestRings() {
        List<Long> workers = fixture.workers("rings-waited", 2, "500112");
        long first = enqueue(workers, Channel.SMS);
        long second = enqueue(workers, Channel.SMS);
        drain(ringing(sms), NOON);
        assertThat(states(second)).containsOnly(DeliveryState.DELIVERED);
        assertThat(states(first)).contains(DeliveryState.HELD_BACK).doesNotContain(DeliveryState.DELIVERED);
        assertThat(sms.sent).hasSize(2);
    }

    @Test
    void aLaterAttemptAndTheNextChannelHaveThePlaceOfTheirList() {
        List<Long> workers = fixture.workers("rings-again", 1, "500112");
        FakeChannel busy = new FakeChannel(Channel.WECHAT, e -> e.attempt() == 1 ? new SendOutcome.Retry("busy")
                : new SendOutcome.Unreachable("no subscription"));
        long run = enqueue(workers, Channel.WECHAT, Channel.SMS);
        drain(ringing(busy), NOON);
        drain(ringing(busy), NOON.plus(Duration.ofHours(1)));
        drain(ringing(sms), NOON.plus(Duration.ofHours(1)));
        assertThat(states(run)).containsExactly(DeliveryState.REFUSED, DeliveryState.DELIVERED);
    }

    @Test
    void whatCannotHaveRungGivesItsPlaceBack() {
        List<Long> workers = fixture.workers("rings-back", 2, "500112");
        FakeChannel nobody = new FakeChannel(Channel.WECHAT, e -> new SendOutcome.Unreachable("no subscription"));
        enqueue(workers, Channel.WECHAT);
        drain(ringing(nobody), NOON);
        long second = enqueue(workers, Channel.SMS);
        drain(ringing(sms), NOON);
        assertThat(states(second)).containsOnly(DeliveryState.DELIVERED);
    }

    @Test
    void whatMayHaveRungKeepsItsPlace() {
        List<Long> workers = fixture.workers("rings-doubt", 1, "500112");
        FakeChannel silent =
                new FakeChannel(Channel.WECHAT, e -> e.attempt() == 1 ? new SendOutcome.Uncertain("no answer")
                        : new SendOutcome.Refused("43101"));
        enqueue(workers, Channel.WECHAT);
        drain(ringing(silent), NOON);
        drain(ringing(silent), NOON.plus(Duration.ofHours(1)));
        long second = enqueue(workers, Channel.SMS);
        drain(ringing(sms), NOON.plus(Duration.ofHours(2)));
        assertThat(states(second)).contains(DeliveryState.HELD_BACK);
        assertThat(sms.sent).isEmpty();
    }

    @Test
    void howOftenIsASetting() {
        List<Long> workers = fixture.workers("rings-setting", 1, "500112");
        List<Long> runs = IntStream.range(0, 4).mapToObj(i -> enqueue(workers, Channel.SMS)).toList();
        drain(ringing(sms, Map.of("sanjian.delivery.rings-per-day", "2")), NOON);
        assertThat(sms.sent).extracting(envelope -> envelope.message().runId())
                .containsExactlyInAnyOrder(runs.get(2), runs.get(3));
    }

    @Test
    void replicasAndChannelsThatSendAtOnceRingOnce() {
        List<Long> workers = fixture.workers("rings-at-once", 60, "500112");
        for (int i = 0; i < 4; i++) {
            enqueue(workers, i % 2 == 0 ? Channel.WECHAT : Channel.SMS);
        }
        CompletableFuture.allOf(Stream.of(wechat, sms, wechat, sms)
                .map(channel -> CompletableFuture.runAsync(() -> drain(ringing(channel), NOON)))
                .toArray(CompletableFuture[]::new)).join();
        assertThat(Stream.concat(wechat.sent.stream(), sms.sent.stream())
                .map(envelope -> envelope.recipient().workerId())).containsExactlyInAnyOrderElementsOf(workers);
    }

    @Test
    void placesGoWithTheWorkerAndWithTheirTime() {
        List<Long> workers = fixture.workers("rings-gone", 2, "500112");
        enqueue(workers, Channel.SMS);
        drain(ringing(sms), NOON);
        pool.query("delete from worker where id = " + workers.getFirst()).executeAndAwait();
        assertThat(places(workers)).isEqualTo(1);
        retention.removeAsOf(NOON.plus(Duration.ofDays(1))).await().indefinitely();
        assertThat(places(workers)).isEqualTo(1);
        retention.removeAsOf(NOON.plus(Duration.ofDays(2))).await().indefinitely();
        assertThat(places(workers)).isZero();
    }

    private long places(List<Long> workers) {
        return pool
                .query("select count(*) from worker_ring where worker_id in (" + workers.get(0) + "," + workers.get(1)
                        + ")")
                .executeAndAwait().iterator().next().getLong(0);
    }
}
