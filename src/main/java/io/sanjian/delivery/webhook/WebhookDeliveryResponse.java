package io.sanjian.delivery.webhook;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of one message with one endpoint. */
@Schema(name = "WebhookDelivery")
public record WebhookDeliveryResponse(@Schema(description = "Names the delivery when it is sent again") long id,
        @Schema(description = "The header webhook-id, the same at every attempt",
                examples = "msg_0d2f7b660f0e4a539a0e8f0c7d1f2b11") String webhookId,
        @Schema(examples = "recommendation.created") String event, long runId, long workerId,
        @Schema(description = "GONE: the endpoint answered 410; DEAD: all attempts failed") WebhookEndpoint.State state,
        @Schema(description = "Calls so far") int attempts,
        @Schema(description = "When it is tried (again); only while PENDING") @Nullable Instant nextAttemptAt,
        @Schema(description = "Status of the last answer; absent where none came") @Nullable Integer lastStatus,
        @Schema(description = "Why the last attempt did not work") @Nullable String lastError,
        @Nullable Instant deliveredAt,
        @Schema(description = "When the message came to be") Instant createdAt) {
}
