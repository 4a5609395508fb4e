package io.sanjian.delivery.webhook;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a test call went. */
public record WebhookTestResponse(@Schema(description = "Whether the endpoint answered 2xx") boolean delivered,
        @Schema(description = "Status of the answer; absent where none came") @Nullable Integer status,
        @Schema(description = "Why no answer came") @Nullable String error) {
}
