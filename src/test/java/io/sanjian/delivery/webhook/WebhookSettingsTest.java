package io.sanjian.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.delivery.DeliveryConfig;
import io.sanjian.support.DeliveryFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSettingsTest {

    private static List<String> violations(Map<String, String> webhook, String visibility) {
        return WebhookSettings.violations(DeliveryFixture.config(WebhookConfig.class, webhook),
                DeliveryFixture.config(DeliveryConfig.class, Map.of("sanjian.delivery.visibility", visibility)));
    }

    @Test
    void settingsThatCannotWorkAreAllNamed() {
        assertThat(violations(Map.of(), "2m")).isEmpty();
        assertThat(violations(Map.of(), "15s")).singleElement().asString().contains("visibility must be longer");
        assertThat(violations(Map.of("sanjian.delivery.webhook.timeout", "0s",
                "sanjian.delivery.webhook.pause-after-failures", "0", "sanjian.delivery.webhook.secret-overlap", "-1s"),
                "2m"))
                .hasSize(3);
    }
}
