package io.sanjian.delivery.webhook;

import io.quarkus.runtime.Startup;
import io.sanjian.delivery.DeliveryConfig;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Looks through the settings of webhooks when the service starts: what cannot work is said then. */
@Startup
@Singleton
class WebhookSettings {

    WebhookSettings(WebhookConfig config, DeliveryConfig delivery) {
        List<String> violations = violations(config, delivery);
        if (!violations.isEmpty()) {
            throw new IllegalStateException(String.join("; ", violations));
        }
    }

    static List<String> violations(WebhookConfig config, DeliveryConfig delivery) {
        List<String> violations = new ArrayList<>();
        if (!config.timeout().isPositive()) {
            violations.add("sanjian.delivery.webhook.timeout must be more than 0");
        }
        if (config.pauseAfterFailures() < 1) {
            violations.add("sanjian.delivery.webhook.pause-after-failures must be 1 or more");
        }
        if (config.secretOverlap().isNegative()) {
            violations.add("sanjian.delivery.webhook.secret-overlap must not be negative");
        }
        if (delivery.visibility().compareTo(config.timeout()) <= 0) {
            violations.add(
                    "sanjian.delivery.visibility must be longer than sanjian.delivery.webhook.timeout: a call that "
                            + "is waited for would be made again by another replica");
        }
        return violations;
    }
}
