package io.sanjian.delivery.webhook;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * Body of a call.
 *
 * @param timestamp when the event came to be; the same at every attempt
 */
@RegisterForReflection
record WebhookEvent(String type, Instant timestamp, Object data) {
    static final String RECOMMENDATION_CREATED = "recommendation.created";
    static final String PING = "webhook.ping";
}
