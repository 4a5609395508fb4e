package io.sanjian.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One message to one worker over one channel, as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryResponse(long id, long runId, long workerId, Channel channel,
        @Schema(description = "The same at every attempt") UUID messageId, DeliveryState state,
        @Schema(description = "Attempts so far; for WEBHOOK rounds, each endpoint has its own attempts") int attempts,
        @Schema(description = "When it is tried (again); only while PENDING") Instant nextAttemptAt,
        @Schema(description = "Why the last attempt did not work") String lastError, Instant deliveredAt,
        @Schema(description = "Channels that are used in turn if this one cannot deliver") List<Channel> fallback,
        Instant createdAt) {
}
