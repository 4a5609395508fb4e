package io.sanjian.delivery;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A worker's messages, newest first.
 *
 * @param nextCursor for the next page; null on the last one
 */
public record InboxResponse(List<InboxMessage> items,
        @Schema(description = "Unread messages in the whole inbox") int unread, @Nullable String nextCursor) {
}
