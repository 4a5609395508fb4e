package io.sanjian.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why nothing is sent over a channel at present. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChannelPause(
        @Schema(description = "The receiver's code of an alarm; absent where somebody paused it") String code,
        @Schema(examples = "WeChat answered 40037 invalid template_id") String reason,
        @Schema(description = "Who paused it; absent for an alarm") String by, Instant since,
        @Schema(description = "When one message is sent to find out whether it works again") Instant probeAt) {
}
