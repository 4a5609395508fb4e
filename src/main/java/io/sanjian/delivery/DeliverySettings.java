package io.sanjian.delivery;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks through the settings when the service starts: what cannot work is said then, all of it, and not when the first message is due. */
@Startup
@Singleton
class DeliverySettings {

    DeliverySettings(DeliveryConfig config) {
        List<String> violations = violations(config);
        if (!violations.isEmpty()) {
            throw new IllegalStateException(String.join("; ", violations));
        }
    }

    static List<String> violations(DeliveryConfig config) {
        List<String> violations = new ArrayList<>();
        positive("poll-every", config.pollEvery(), violations);
        positive("visibility", config.visibility(), violations);
        positive("backoff.base", config.backoff().base(), violations);
        positive("backoff.cap", config.backoff().cap(), violations);
        atLeastOne("backoff.factor", config.backoff().factor(), violations);
        atLeastOne("backoff.max-attempts", config.backoff().maxAttempts(), violations);
        atLeastOne("pause-after-refusals", config.pauseAfterRefusals(), violations);
        positive("retention.finished", config.retention().finished(), violations);
        positive("retention.dead", config.retention().dead(), violations);
        positive("retention.inbox", config.retention().inbox(), violations);
        config.channels().forEach((channel, settings) -> {
            String prefix = "channels." + channel.name().toLowerCase(Locale.ROOT);
            settings.lanes().ifPresent(lanes -> atLeastOne(prefix + ".lanes", lanes, violations));
            settings.rate().ifPresent(rate -> {
                // Not a number is no rate either.
                if (!(rate > 0) || Double.isInfinite(rate)) {
                    violations.add("sanjian.delivery." + prefix + ".rate must be more than 0, left out for none");
                }
            });
        });
        return violations;
    }

    private static void positive(String key, Duration value, List<String> violations) {
        if (!value.isPositive()) {
            violations.add("sanjian.delivery." + key + " must be more than 0");
        }
    }

    private static void atLeastOne(String key, double value, List<String> violations) {
        if (!(value >= 1)) {
            violations.add("sanjian.delivery." + key + " must be 1 or more");
        }
    }
}
