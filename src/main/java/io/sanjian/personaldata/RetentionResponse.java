package io.sanjian.personaldata;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How long what is kept, and what was removed. */
public record RetentionResponse(List<Rule> items) {

    /** One kind of data. */
    @Schema(name = "RetentionRule")
    public record Rule(@Schema(examples = "inactive-workers") String name,
            @Schema(description = "ISO 8601; P0D for good", examples = "P2Y") String kept,
            @Schema(description = "When all of it was last gone through") @Nullable Instant finishedAt,
            @Schema(description = "Rows of that time") long removed,
            @Schema(description = "Rows since the beginning") long removedAll) {
    }
}
