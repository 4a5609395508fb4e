package io.sanjian.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.local.fake.PortalPlay;
import io.sanjian.local.fake.SmsPlay;
import io.sanjian.local.fake.WechatPlay;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of the service while messages are on their way. */
class KilledDeliveryIT extends FaultCases {
    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final int CALLS = 12;

    /** All receivers have taken messages and keep their answers to themselves; the inbox cannot be written. */
    @Test
    void killedWhileEveryChannelSends(FaultBed bed) throws Exception {
        Phones phones = bed.phones();
        for (int round = 0; round < ROUNDS; round++) {
            int wechat = phones.wechat().calls(WechatPlay.SEND);
            int sms = phones.sms().calls(SmsPlay.PLAIN);
            int portal = phones.portal().calls(PortalPlay.HOOK);
            phones.wechat().slow(WechatPlay.SEND, CALLS, SLOW);
            phones.sms().slow(SmsPlay.PLAIN, CALLS, SLOW);
            phones.portal().slow(PortalPlay.HOOK, CALLS, SLOW);
            try (AutoCloseable held = bed.sql().holdTable("inbox_message")) {
                long run = bed.begin("every-channel-" + round);
                FaultBed.await("messages under way").until(() -> phones.wechat().calls(WechatPlay.SEND) > wechat
                        && phones.sms().calls(SmsPlay.PLAIN) > sms && phones.portal().calls(PortalPlay.HOOK) > portal
                        && sending(bed, "INBOX") > 0);
                bed.service().kill();
                for (String channel : new String[]{"INBOX", "WEBHOOK", "WECHAT", "SMS"}) {
                    assertThat(sending(bed, channel)).as("%s messages under way", channel).isPositive();
                }
                held.close();
                bed.service().start();
                bed.awaitGood("kill -9 while every channel sends", run);
            }
        }
    }

    @Test
    void killedAtARandomMomentOfADelivery(FaultBed bed) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            int before = bed.phones().portal().calls(PortalPlay.HOOK);
            int upTo = random.nextInt(300);
            long run = bed.begin("delivery-" + round);
            FaultBed.await("messages sent").until(() -> bed.phones().portal().calls(PortalPlay.HOOK) - before > upTo);
            bed.service().kill();
            bed.service().start();
            bed.awaitGood("kill -9 during a delivery, at a random moment", run);
        }
    }

    private static long sending(FaultBed bed, String channel) {
        return bed.sql().number("select count(*) from outbox where state = 'SENDING' and channel = ?", channel);
    }
}
