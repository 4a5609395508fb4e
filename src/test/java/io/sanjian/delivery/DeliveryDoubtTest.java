package io.sanjian.delivery;

import static io.sanjian.support.DeliveryFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.support.DeliveryFixture.Stored;
import io.sanjian.support.TestDatabase;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of messages that may have been sent. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DeliveryDoubtTest extends OutboxCase {
    static List<Arguments> endsOfADoubt() {
        SendOutcome uncertain = new SendOutcome.Uncertain("no answer in time");
        return List.of(Arguments.of("refused", uncertain, new SendOutcome.Refused("43101"), 10),
                Arguments.of("given up", uncertain, new SendOutcome.Failed("47003"), 10),
                Arguments.of("never answered", uncertain, uncertain, 2),
                Arguments.of("never answered once", uncertain, uncertain, 1),
                Arguments.of("not sent later", uncertain, new SendOutcome.Retry("-1"), 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endsOfADoubt")
    void noSecondPhoneRingsWhereTheFirstMayHave(String name, SendOutcome first, SendOutcome repeated, int attempts) {
        FakeChannel wechat = new FakeChannel(Channel.WECHAT, e -> e.possiblySent() ? repeated : first);
        FakeChannel sms = FakeChannel.delivering(Channel.SMS);
        long run = fixture.run();
        fixture.enqueue(outbox(wechat, sms, FakeChannel.delivering(Channel.INBOX)), run,
                fixture.workers("sender-doubt", 1, "500112"), Channel.WECHAT, Channel.SMS);

        Map<String, String> settings = Map.of("sanjian.delivery.backoff.max-attempts", Integer.toString(attempts));
        drain(sender(wechat, settings), NOON);
        drain(sender(wechat, settings), NOON.plus(1, ChronoUnit.DAYS));
        drain(sender(sms), NOON.plus(1, ChronoUnit.DAYS));

        assertThat(fixture.outbox(run)).extracting(Stored::channel).containsExactly(Channel.WECHAT, Channel.INBOX);
        assertThat(sms.sent).isEmpty();
    }

    /** Seen under faults: a doubt about a worker who has not linked WeChat kept the text message from them. */
    @Test
    void whoCannotHaveBeenReachedIsReachedByTheNextChannelWhateverWasInDoubt() {
        FakeChannel wechat = new FakeChannel(Channel.WECHAT, e -> e.possiblySent()
                ? new SendOutcome.Unreachable("not linked") : new SendOutcome.Uncertain("broken off"));
        FakeChannel sms = FakeChannel.delivering(Channel.SMS);
        long run = fixture.run();
        fixture.enqueue(outbox(wechat, sms, FakeChannel.delivering(Channel.INBOX)), run,
                fixture.workers("sender-unreachable", 1, "500112"), Channel.WECHAT, Channel.SMS);

        drain(sender(wechat), NOON);
        drain(sender(wechat), NOON.plus(1, ChronoUnit.DAYS));
        drain(sender(sms), NOON.plus(1, ChronoUnit.DAYS));

        assertThat(fixture.outbox(run)).extracting(Stored::channel).contains(Channel.SMS);
        assertThat(sms.sent).extracting(Envelope::possiblySent).containsExactly(false);
    }

    @Test
    void aChannelThatBreaksOffMayHaveSentWhatItWasGiven() {
        FakeChannel wechat = new FakeChannel(Channel.WECHAT, e -> {
            throw new IllegalStateException("broken");
        });
        long run = fixture.run();
        fixture.enqueue(outbox(wechat), run, fixture.workers("sender-broken", 2, "500112"), Channel.WECHAT);
        sender(wechat).sendBatch(NOON, found -> {}).await().indefinitely();

        FakeChannel again = FakeChannel.delivering(Channel.WECHAT);
        drain(sender(again), NOON.plus(1, ChronoUnit.DAYS));
        assertThat(again.sent).extracting(Envelope::possiblySent).containsExactly(true, true);
    }

    @Test
    void whatADeadReplicaHeldMayHaveBeenSent() {
        FakeChannel sms = FakeChannel.delivering(Channel.SMS);
        long run = fixture.run();
        fixture.enqueue(outbox(sms), run, fixture.workers("sender-doubt-crash", 1, "500112"), Channel.SMS);
        queue.claim(Channel.SMS, 10, NOON, VISIBILITY, false).await().indefinitely();

        drain(sender(sms), NOON.plus(VISIBILITY));

        assertThat(sms.sent).extracting(Envelope::possiblySent).containsExactly(true);
    }
}
