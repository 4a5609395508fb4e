package io.sanjian.delivery.sms;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A reply to a text message that no program understands. */
@Schema(name = "SmsReply")
public record SmsReplyResponse(long id,
        @Schema(description = "Who was entered with the number; absent where nobody was") @Nullable Long workerId,
        @Schema(description = "What was replied, 1000 characters at most", examples = "你们这个厂包住吗") String text,
        Instant receivedAt,
        @Schema(description = "When somebody had dealt with it; absent until then") @Nullable Instant closedAt,
        @Schema(description = "Who closed it") @Nullable String closedBy) {
}
