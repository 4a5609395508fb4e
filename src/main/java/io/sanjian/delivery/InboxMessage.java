package io.sanjian.delivery;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A message in a worker's inbox. */
public record InboxMessage(UUID messageId, @Schema(description = "The run whose list this is") long runId,
        @Schema(examples = "为您推荐3个岗位") String title,
        @Schema(description = "One line for each pick, with its reasons") String body,
        Instant createdAt, @Schema(description = "Absent while unread") @Nullable Instant readAt) {
}
