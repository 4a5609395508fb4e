package io.sanjian.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class DeliveryMetricsTest {
    private static final int CODES = 400;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DeliveryMetrics metrics = new DeliveryMetrics(null, null, Clock.systemUTC(), registry);

    @Test
    void aGatewayThatAnswersAnyCodeDoesNotFillTheMetrics() {
        for (int code = 0; code < CODES; code++) {
            metrics.error(Channel.SMS, "E" + code);
            metrics.error(Channel.SMS, "E0");
        }
        metrics.error(Channel.WECHAT, "43101");
        assertThat(registry.find("sanjian.delivery.errors").tag("channel", "SMS").counters())
                .hasSize(DeliveryMetrics.MOST_CODES + 1);
        assertThat(registry.get("sanjian.delivery.errors").tag("code", "OTHER").counter().count())
                .isEqualTo(CODES - DeliveryMetrics.MOST_CODES);
        assertThat(registry.get("sanjian.delivery.errors").tag("code", "E0").counter().count()).isEqualTo(CODES + 1);
        assertThat(registry.get("sanjian.delivery.errors").tag("code", "43101").counter().count()).isOne();
    }
}
