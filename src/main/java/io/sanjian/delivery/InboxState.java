package io.sanjian.delivery;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is new in an inbox. */
public record InboxState(@Schema(description = "Unread messages in the whole inbox") int unread,
        @Schema(description = "Moves on with each message; to be sent as after", examples = "4711") String latest) {
}
