package io.sanjian.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One message to one worker over one channel, as the API shows it. */
public record DeliveryResponse(long id, long runId, long workerId, Channel channel,
        @Schema(description = "The same at every attempt") UUID messageId, DeliveryState state,
        @Schema(description = "Attempts so far; for WEBHOOK rounds, each endpoint has its own attempts") int attempts,
        @Schema(description = "When it is tried (again); only while PENDING") @Nullable Instant nextAttemptAt,
        @Schema(description = "Why the last attempt did not work") @Nullable String lastError,
        @Nullable Instant deliveredAt,
        @Schema(description = "Channels that are used in turn if this one cannot deliver") List<Channel> fallback,
        Instant createdAt) {
}
