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

class RouteTest {
    private static final Set<Channel> ALL = EnumSet.allOf(Channel.class);

    @Test
    void eachSilentChannelIsServed() {
        assertThat(Route.plan(List.of(INBOX, WEBHOOK), ALL))
                .containsExactly(new Route(INBOX, List.of()), new Route(WEBHOOK, List.of()));
    }

    @Test
    void onlyOnePhoneRingsAndTheOthersStandBy() {
        assertThat(Route.plan(List.of(SMS, INBOX, WECHAT), ALL))
                .containsExactly(new Route(INBOX, List.of()), new Route(SMS, List.of(WECHAT)));
    }

    @Test
    void theInboxIsTheLastResort() {
        assertThat(Route.plan(List.of(WECHAT, SMS), ALL))
                .containsExactly(new Route(WECHAT, List.of(SMS, INBOX)));
    }

    @Test
    void channelsThatAreNotThereArePassedOver() {
        assertThat(Route.plan(List.of(WECHAT, SMS, INBOX), EnumSet.of(INBOX, SMS)))
                .containsExactly(new Route(INBOX, List.of()), new Route(SMS, List.of()));
    }

    @Test
    void theInboxStandsInWhereNoneOfThePlanIsThere() {
        assertThat(Route.plan(List.of(WECHAT), EnumSet.of(INBOX, WEBHOOK)))
                .containsExactly(new Route(INBOX, List.of()));
    }

    @Test
    void aPlanWithoutChannelsTellsNobody() {
        assertThat(Route.plan(List.of(), ALL)).isEmpty();
    }

    @Test
    void aChannelNamedTwiceCountsOnce() {
        assertThat(Route.plan(List.of(INBOX, INBOX), ALL)).containsExactly(new Route(INBOX, List.of()));
    }
}
