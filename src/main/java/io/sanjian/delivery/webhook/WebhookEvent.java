package io.sanjian.delivery.webhook;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Body of a call.
 *
 * @param timestamp when the event came to be; the same at every attempt
 */
@RegisterForReflection
record WebhookEvent(String type, Instant timestamp, Object data) {
    static final String RECOMMENDATION_CREATED = "recommendation.created";
    /** What an endpoint may want; a ping comes when it is asked for. */
    static final List<String> TYPES = List.of(RECOMMENDATION_CREATED);
    static final String PING = "webhook.ping";

    /** The header {@code webhook-id} of a message. */
    static String id(UUID messageId) {
        return "msg_" + messageId.toString().replace("-", "");
    }
}
