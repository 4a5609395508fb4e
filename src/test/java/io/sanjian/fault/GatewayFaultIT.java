package io.sanjian.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sanjian.support.fake.FakeClient;
import io.sanjian.support.fake.PortalPlay;
import io.sanjian.support.fake.SmsPlay;
import io.sanjian.support.fake.WechatPlay;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Receivers that are slow, hang up, forget to answer, and answer with errors in bursts. */
class GatewayFaultIT extends FaultCases {
    private static final int CALLS = 25;
    private static final Duration LONGER_THAN_ANYBODY_WAITS = Duration.ofMillis(5_600);

    /** Makes the next calls of a receiver go wrong. */
    @FunctionalInterface
    private interface Harm {
        void doTo(FakeClient receiver, String path);
    }

    private Findings after(FaultBed bed, String fault, Harm harm) throws Exception {
        Findings last = null;
        for (int round = 0; round < ROUNDS; round++) {
            Map.of(bed.phones().wechat(), WechatPlay.SEND, bed.phones().sms(), SmsPlay.PLAIN, bed.phones().portal(),
                    PortalPlay.HOOK).forEach(harm::doTo);
            last = bed.awaitGood(fault, bed.begin(fault + round));
        }
        return last;
    }

    @Test
    void connectionsAreResetBeforeTheMessageIsTaken(FaultBed bed) throws Exception {
        Findings found = after(bed, "gateways reset connections", (to, path) -> to.reset(path, CALLS));
        assertThat(found.inDoubt()).as("nothing was taken by an attempt that was reset").isZero();
    }

    /** What the receiver has taken comes again: WeChat cannot tell, the others know it by its key. */
    @Test
    void answersAreLostAfterTheMessageWasTaken(FaultBed bed) throws Exception {
        Findings found =
                after(bed, "gateways take messages and do not answer", (to, path) -> to.resetAfter(path, CALLS));
        assertThat(found.inDoubt()).as("WeChat messages that came twice").isPositive();
    }

    @Test
    void answersComeTooLate(FaultBed bed) throws Exception {
        after(bed, "gateways answer after the time-out",
                (to, path) -> to.slow(path, CALLS, LONGER_THAN_ANYBODY_WAITS));
    }

    @Test
    void answersAreSlow(FaultBed bed) throws Exception {
        Findings found = after(bed, "gateways take a second for each answer",
                (to, path) -> to.slow(path, CALLS, Duration.ofSeconds(1)));
        assertThat(found.inDoubt()).isZero();
    }

    @Test
    void errorsComeInBursts(FaultBed bed) throws Exception {
        after(bed, "gateways answer 500, 502, 503, 429 and busy", (to, path) -> {
            for (int call = 0; call < CALLS; call++) {
                // What a portal answers with 200 it has taken, whatever it says.
                switch (random.nextInt(path.equals(PortalPlay.HOOK) ? 2 : 3)) {
                    case 0 -> to.status(path, 1, new int[]{500, 502, 503, 429}[random.nextInt(4)]);
                    case 1 -> to.reset(path, 1);
                    default -> to.answer(path, 1, path.equals(SmsPlay.PLAIN) ? "{\"code\":\"BUSY\"}"
                            : "{\"errcode\":-1,\"errmsg\":\"system error\"}");
                }
            }
        });
    }

    /** The channel pauses, its messages wait, nothing goes elsewhere, and all is sent when the alarm is over. */
    @Test
    void anAlarmHoldsMessagesBackAndLosesNone(FaultBed bed) throws Exception {
        WechatPlay wechat = bed.phones().wechat();
        wechat.error(WechatPlay.SEND, CALLS, 48001, "api unauthorized");
        long run = bed.begin("alarm");
        FaultBed.await("a pause").until(() -> bed.sql().number("select count(*) from channel_pause") == 1);
        FaultBed.await("the end of the alarm").until(() -> {
            bed.service().api().post("/delivery-channels/WECHAT/resume", JsonNodeFactory.instance.objectNode());
            return bed.audit().isSettled(run);
        });
        Findings found = bed.awaitGood("WeChat refuses the account for a while", run);
        assertThat(found.inDoubt()).isZero();
    }

    @Test
    void theAccessTokenEndsInTheMiddleOfADelivery(FaultBed bed) throws Exception {
        bed.phones().wechat().killToken();
        Findings found = bed.awaitGood("WeChat ends the access token", bed.begin("token"));
        assertThat(found.inDoubt()).isZero();
    }
}
