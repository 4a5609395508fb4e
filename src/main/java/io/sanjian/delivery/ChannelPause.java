package io.sanjian.delivery;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why nothing is sent over a channel at present. */
public record ChannelPause(
        @Schema(description = "The receiver's code of an alarm; absent where somebody paused it") @Nullable String code,
        @Schema(examples = "WeChat answered 40037 invalid template_id") @Nullable String reason,
        @Schema(description = "Who paused it; absent for an alarm") @Nullable String by, Instant since,
        @Schema(description = "When one message is sent to find out whether it works again")
        @Nullable Instant probeAt) {
}
