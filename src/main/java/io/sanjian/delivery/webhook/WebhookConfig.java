package io.sanjian.delivery.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How webhooks are called. */
@ConfigMapping(prefix = "sanjian.delivery.webhook")
public interface WebhookConfig {

    /**
     * Whether endpoints may lie on this machine or a private network, and then be called without TLS. For tests and
     * local use only: it lets whoever may register a webhook reach into the network of the service.
     */
    @WithDefault("false")
    boolean allowPrivateTargets();

    /** Time for one call, name look-up included. */
    @WithDefault("15s")
    Duration timeout();

    /** Failures in a row after which an endpoint is left alone for a while, so that a dead one slows no other. */
    @WithDefault("5")
    int pauseAfterFailures();

    /** How long the secret before a rotation is signed with too. */
    @WithDefault("24h")
    Duration secretOverlap();
}
