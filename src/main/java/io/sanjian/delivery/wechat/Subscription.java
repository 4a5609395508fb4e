package io.sanjian.delivery.wechat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a worker has accepted of a template. */
public record Subscription(String templateId,
        @Schema(description = "Whether it is a long-term one, which allows any number of messages") boolean longTerm,
        @Schema(description = "Whether a long-term one is accepted") boolean accepted,
        @Schema(description = "Messages that a one-off one still allows") int remaining) {

    /** Whether a message may be sent. */
    @JsonIgnore
    boolean isOpen() {
        return longTerm ? accepted : remaining > 0;
    }
}
