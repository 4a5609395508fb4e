package io.sanjian.delivery;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A channel of this installation. */
public record ChannelResponse(Channel channel,
        @Schema(description = "Whether this installation is configured to send over it") boolean installed,
        @Schema(description = "Whether it rings a phone: quiet hours hold, and of such channels only one is used") boolean rings,
        @Schema(description = "Messages on their way or waiting") long pending,
        @Schema(description = "Dead letters") long dead,
        @Schema(description = "Absent while messages go out") @Nullable ChannelPause pause) {
}
