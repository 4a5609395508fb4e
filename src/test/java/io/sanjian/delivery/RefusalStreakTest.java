package io.sanjian.delivery;

import static io.sanjian.support.DeliveryFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.support.DeliveryFixture;
import io.sanjian.support.DeliveryFixture.Stored;
import io.sanjian.support.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Refusals with codes that nobody knows, by the hundred. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RefusalStreakTest extends OutboxCase {

    static Stream<SendOutcome> suspects() {
        return Stream.of(new SendOutcome.Retry("?"), new SendOutcome.Failed("?"), new SendOutcome.Uncertain("?"));
    }

    @ParameterizedTest
    @MethodSource("suspects")
    void hundredsInARowPauseTheChannelAndReachNoOther(SendOutcome alone) {
        AtomicInteger code = new AtomicInteger(90_000);
        FakeChannel broken = new FakeChannel(Channel.WECHAT,
                e -> new SendOutcome.Suspect("C" + code.incrementAndGet(), "new " + code.get(), alone));
        FakeChannel sms = FakeChannel.delivering(Channel.SMS);
        long run = fixture.run();
        fixture.clear(Channel.WECHAT, Channel.SMS);
        fixture.enqueue(outbox(broken, sms), run, fixture.workers("streak", 300, "500112"), Channel.WECHAT,
                Channel.SMS);

        assertThat(drain(sender(broken), NOON)).isEqualTo(10);

        assertThat(pauses.all().await().indefinitely().get(Channel.WECHAT)).satisfies(pause -> {
            assertThat(pause.code()).startsWith("C9");
            assertThat(pause.reason()).startsWith("10 messages in a row were not taken, the last one: new 9");
        });
        assertThat(fixture.outbox(run)).hasSize(300).allSatisfy(stored -> {
            assertThat(stored.state()).isEqualTo(DeliveryState.PENDING);
            assertThat(stored.channel()).isEqualTo(Channel.WECHAT);
            assertThat(stored.attempts()).isZero();
        });
        for (int minute : new int[]{1, 3, 7}) {
            assertThat(drain(sender(broken), NOON.plusSeconds(60L * minute))).as("a probe of another replica")
                    .isEqualTo(1);
        }
        assertThat(fixture.outbox(run)).extracting(Stored::state).containsOnly(DeliveryState.PENDING);
        long doubtful = pool.query("select count(*) from outbox where possibly_sent and run_id = " + run)
                .executeAndAwait().iterator().next().getLong(0);
        assertThat(doubtful).isEqualTo(alone instanceof SendOutcome.Uncertain ? 13 : 0);

        assertThat(drain(sender(FakeChannel.delivering(Channel.WECHAT)), NOON.plusSeconds(60 * 20))).isEqualTo(300);
        assertThat(fixture.outbox(run)).extracting(Stored::state).containsOnly(DeliveryState.DELIVERED);
    }

    @Test
    void oneAmongManyThatGetThroughIsAboutItself() {
        FakeChannel some = new FakeChannel(Channel.SMS, e -> e.id() % 4 == 0 ? new SendOutcome.Delivered()
                : new SendOutcome.Suspect("47003", "a field", new SendOutcome.Failed("a field")));
        long run = fixture.run();
        fixture.enqueue(outbox(some), run, fixture.workers("streak-some", 40, "500112"), Channel.SMS);
        assertThat(drain(sender(some), NOON)).isEqualTo(40);
        assertThat(fixture.outbox(run)).filteredOn(stored -> stored.channel() == Channel.SMS).extracting(Stored::state)
                .contains(DeliveryState.DEAD, DeliveryState.DELIVERED).doesNotContain(DeliveryState.PENDING);
        assertThat(pauses.all().await().indefinitely()).doesNotContainKey(Channel.SMS);
    }

    @Test
    void howManyIsASetting() {
        RefusalStreak streak = new RefusalStreak(3);
        SendOutcome suspect = new SendOutcome.Suspect("1", "no", new SendOutcome.Failed("no"));
        assertThat(streak.judge(List.of(suspect, suspect), false)).containsOnly(new SendOutcome.Failed("no"));
        assertThat(streak.judge(List.of(new SendOutcome.Refused("43101"), suspect), false).get(1))
                .as("a refusal of a person ends no streak").isInstanceOf(SendOutcome.Alarm.class);
        assertThat(streak.judge(List.of(new SendOutcome.Delivered(), suspect), false).get(1))
                .isEqualTo(new SendOutcome.Failed("no"));
    }

    @Test
    void settingsThatCannotWorkAreAllNamed() {
        DeliveryConfig config = DeliveryFixture.config(DeliveryConfig.class, Map.of("sanjian.delivery.backoff.factor",
                "0.5", "sanjian.delivery.poll-every", "0s", "sanjian.delivery.channels.sms.rate", "0",
                "sanjian.delivery.channels.wechat.lanes", "0", "sanjian.delivery.pause-after-refusals", "0",
                "sanjian.delivery.retention.inbox", "-1d"));
        assertThat(DeliverySettings.violations(config)).hasSize(6)
                .anySatisfy(found -> assertThat(found).startsWith("sanjian.delivery.channels.sms.rate"));
        assertThat(DeliverySettings.violations(DeliveryFixture.config(DeliveryConfig.class, Map.of()))).isEmpty();
    }
}
