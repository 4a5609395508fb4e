package io.sanjian.delivery.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An endpoint that a message is meant for, and how far the message has come with it.
 *
 * @param secrets       to sign with, the present one first
 * @param failures      calls in a row that failed, over all messages
 * @param state         of this message
 * @param attempts      calls made with this message
 * @param nextAttemptAt not to be called before, with this message or, after failures in a row, with any
 */
record WebhookEndpoint(UUID id, String url, List<WebhookSecret> secrets, int failures, State state, int attempts,
        Instant nextAttemptAt) {

    /** How far a message has come with an endpoint. */
    @Schema(name = "WebhookDeliveryState")
    public enum State {
        PENDING, DELIVERED,
        /** All attempts failed. */
        DEAD,
        /** The endpoint said that it is gone for good. */
        GONE
    }

    /** The same with another outcome. */
    WebhookEndpoint moved(State to, int attemptsNow, Instant next) {
        return new WebhookEndpoint(id, url, secrets, failures, to, attemptsNow, next);
    }
}
