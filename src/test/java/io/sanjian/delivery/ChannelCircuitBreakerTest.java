package io.sanjian.delivery;

import static io.sanjian.support.DeliveryFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.support.DeliveryFixture.Stored;
import io.sanjian.support.TestDatabase;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Alarms, probes and orders: when a channel stands still, and when it goes on. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ChannelCircuitBreakerTest extends OutboxCase {
    @Test
    void anAlarmPausesTheChannelForAllReplicasAndLosesNothing() {
        FakeChannel broken = new FakeChannel(Channel.SMS, e -> new SendOutcome.Alarm("IllegalMac", "wrong secret",
                Duration.ofMinutes(1)));
        FakeChannel works = FakeChannel.delivering(Channel.SMS);
        long run = fixture.run();
        fixture.enqueue(outbox(works), run, fixture.workers("sender-alarm", 30, "500112"), Channel.SMS);

        assertThat(drain(sender(broken), NOON)).isEqualTo(10);
        assertThat(drain(sender(works), NOON)).as("another replica").isZero();
        assertThat(pauses.all().await().indefinitely().get(Channel.SMS)).satisfies(pause -> {
            assertThat(pause.code()).isEqualTo("IllegalMac");
            assertThat(pause.by()).isNull();
            assertThat(pause.probeAt()).isEqualTo(NOON.plusSeconds(60));
        });
        assertThat(fixture.outbox(run)).allSatisfy(stored -> {
            assertThat(stored.state()).isEqualTo(DeliveryState.PENDING);
            assertThat(stored.attempts()).isZero();
        });

        assertThat(drain(sender(broken), NOON.plusSeconds(60))).as("one message to find out").isEqualTo(1);
        assertThat(drain(sender(works), NOON.plusSeconds(60))).isZero();
        assertThat(pauses.all().await().indefinitely().get(Channel.SMS).probeAt()).isEqualTo(NOON.plusSeconds(180));
        assertThat(drain(sender(works), NOON.plusSeconds(180))).as("one, and then the rest").isEqualTo(30);
        assertThat(pauses.all().await().indefinitely()).doesNotContainKey(Channel.SMS);
        assertThat(fixture.outbox(run)).extracting(Stored::state).containsOnly(DeliveryState.DELIVERED);
    }

    @Test
    void aProbeThatIsRefusedForItsWorkersSakeIsFollowedByAnother() {
        FakeChannel sms = new FakeChannel(Channel.SMS, e -> e.recipient().source().endsWith("unknown")
                ? new SendOutcome.Refused("no number") : new SendOutcome.Delivered());
        long run = fixture.run();
        fixture.enqueue(outbox(sms), run, fixture.workers("sender-probe-unknown", 3, "500112"), Channel.SMS);
        fixture.enqueue(outbox(sms), run, fixture.workers("sender-probe", 5, "500112"), Channel.SMS);
        pauses.learn(Channel.SMS, List.of(new SendOutcome.Alarm("X", "broken", Duration.ofMinutes(1))), false, NOON)
                .await().indefinitely();

        assertThat(drain(sender(sms), NOON.plusSeconds(60))).isEqualTo(8);
    }

    @Test
    void whatHasBeenSentIsSettledThoughTheAlarmBesideItCannotBeNoted() {
        ChannelCircuitBreaker broken = new ChannelCircuitBreaker(pool) {
            @Override
            Uni<Void> learn(Channel channel, List<SendOutcome> outcomes, boolean probe, Instant now) {
                return Uni.createFrom().failure(new IllegalStateException("no connection"));
            }
        };
        FakeChannel sms = new FakeChannel(Channel.SMS, e -> e.recipient().source().endsWith("unnoted-alarm")
                ? new SendOutcome.Alarm("X", "broken", Duration.ofMinutes(1)) : new SendOutcome.Delivered());
        long run = fixture.run();
        fixture.enqueue(outbox(sms), run, fixture.workers("sender-unnoted", 3, "500112"), Channel.SMS);
        fixture.enqueue(outbox(sms), run, fixture.workers("sender-unnoted-alarm", 1, "500112"), Channel.SMS);

        assertThat(sender(sms, broken, Map.of()).sendBatch(NOON, n -> {}).await().indefinitely()).isEqualTo(4);

        assertThat(fixture.outbox(run)).extracting(Stored::state).containsExactlyInAnyOrder(DeliveryState.DELIVERED,
                DeliveryState.DELIVERED, DeliveryState.DELIVERED, DeliveryState.PENDING);
    }

    @Test
    void nothingIsProbedWhileNothingIsDue() {
        FakeChannel sms = FakeChannel.delivering(Channel.SMS);
        pauses.learn(Channel.SMS, List.of(new SendOutcome.Alarm("X", "broken", Duration.ofMinutes(1))), false, NOON)
                .await().indefinitely();
        for (int minute = 1; minute <= 9; minute++) {
            assertThat(drain(sender(sms), NOON.plus(minute, ChronoUnit.MINUTES))).isZero();
        }
        fixture.enqueue(outbox(sms), fixture.run(), fixture.workers("sender-late", 2, "500112"), Channel.SMS);

        assertThat(drain(sender(sms), NOON.plus(10, ChronoUnit.MINUTES))).isEqualTo(2);
    }

    @Test
    void aProbeWithoutAnAnswerDoesNotMakeThePauseLonger() {
        FakeChannel silent = new FakeChannel(Channel.SMS, e -> new SendOutcome.Retry("no answer"));
        long run = fixture.run();
        fixture.enqueue(outbox(silent), run, fixture.workers("sender-probe-silent", 3, "500112"), Channel.SMS);
        pauses.learn(Channel.SMS, List.of(new SendOutcome.Alarm("X", "broken", Duration.ofMinutes(1))), false, NOON)
                .await().indefinitely();

        for (int second = 60; second <= 72; second += 6) {
            assertThat(drain(sender(silent), NOON.plusSeconds(second))).as("second %d", second).isEqualTo(1);
            assertThat(pauses.all().await().indefinitely().get(Channel.SMS).probeAt())
                    .isEqualTo(NOON.plusSeconds(second + 6));
        }
    }

    @Test
    void whatSomebodyPausedIsNotProbed() {
        FakeChannel sms = FakeChannel.delivering(Channel.SMS);
        long run = fixture.run();
        fixture.enqueue(outbox(sms), run, fixture.workers("sender-paused", 2, "500112"), Channel.SMS);
        pauses.pause(Channel.SMS, "new template", "token:1", NOON).await().indefinitely();
        assertThat(drain(sender(sms), NOON.plus(3, ChronoUnit.DAYS))).isZero();
        pauses.resume(Channel.SMS).await().indefinitely();
        assertThat(drain(sender(sms), NOON.plus(3, ChronoUnit.DAYS))).isEqualTo(2);
    }
}
