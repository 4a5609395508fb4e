package io.sanjian.delivery;

import static io.sanjian.delivery.Channel.INBOX;
import static io.sanjian.delivery.Channel.SMS;
import static io.sanjian.delivery.Channel.WEBHOOK;
import static io.sanjian.delivery.Channel.WECHAT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FallbackRouteTest {
    private static final Set<Channel> ALL = EnumSet.allOf(Channel.class);

    @Test
    void eachSilentChannelIsServed() {
        assertThat(FallbackRoute.plan(List.of(INBOX, WEBHOOK), ALL))
                .isEqualTo(new FallbackRoute(List.of(INBOX, WEBHOOK), List.of(), List.of()));
    }

    @Test
    void onlyOnePhoneRingsAndTheOthersStandBy() {
        assertThat(FallbackRoute.plan(List.of(SMS, INBOX, WECHAT), ALL))
                .isEqualTo(new FallbackRoute(List.of(INBOX), List.of(SMS, WECHAT), List.of()));
    }

    @Test
    void theInboxIsTheLastResort() {
        assertThat(FallbackRoute.plan(List.of(WECHAT, SMS), ALL))
                .isEqualTo(new FallbackRoute(List.of(), List.of(WECHAT, SMS), List.of(INBOX)));
    }

    @Test
    void channelsThatAreNotThereArePassedOver() {
        assertThat(FallbackRoute.plan(List.of(WECHAT, SMS, INBOX), EnumSet.of(INBOX, SMS)))
                .isEqualTo(new FallbackRoute(List.of(INBOX), List.of(SMS), List.of()));
    }

    @Test
    void theInboxStandsInWhereNoneOfThePlanIsThere() {
        assertThat(FallbackRoute.plan(List.of(WECHAT), EnumSet.of(INBOX, WEBHOOK)))
                .isEqualTo(new FallbackRoute(List.of(INBOX), List.of(), List.of()));
    }

    @Test
    void aPlanWithoutChannelsTellsNobody() {
        assertThat(FallbackRoute.plan(List.of(), ALL)).isEqualTo(new FallbackRoute(List.of(), List.of(), List.of()));
    }

    @Test
    void aChannelNamedTwiceCountsOnce() {
        assertThat(FallbackRoute.plan(List.of(INBOX, INBOX), ALL))
                .isEqualTo(new FallbackRoute(List.of(INBOX), List.of(), List.of()));
    }
}
