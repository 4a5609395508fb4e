package io.sanjian.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.support.fake.PortalPlay;
import io.sanjian.support.fake.SmsPlay;
import io.sanjian.support.fake.WechatPlay;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of the service while messages are on their way. */
class KilledDeliveryIT extends FaultCases {
    /** So long that the channels, which begin one after the other, all wait at one moment; less than a time-out. */
    private static final Duration SLOW = Duration.ofSeconds(4);
    private static final int CALLS = 12;
    private static final List<String> CHANNELS = List.of("INBOX", "WEBHOOK", "WECHAT", "SMS");

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
                        && CHANNELS.stream().allMatch(channel -> sending(bed, channel) > 0));
                bed.service().kill();
                for (String channel : CHANNELS) {
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
