package io.sanjian.keyrotation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rotation of keys as the API shows it. */
@RegisterForReflection
@Schema(name = "KeyRotation")
public record RotationResponse(long id,
        @Schema(description = "RUNNING, COMPLETED, INCOMPLETE (something opens with no key), SUPERSEDED (keys were changed again)",
                examples = "RUNNING") Rotation.State state,
        @Schema(description = "Id of the key that everything is sealed with in the end") String activeKey,
        @Schema(description = "Id of the key that everything is indexed with in the end") @Nullable String indexKey,
        @Nullable String requestedBy, Instant createdAt, @Nullable Instant finishedAt, List<Table> tables) {

    /** One table of it. */
    @Schema(name = "KeyRotationTable")
    public record Table(String name, @Schema(description = "Rows sealed anew so far") long rewritten,
            @Schema(description = "Rows of which something opens with no key that is configured") long unreadable,
            boolean done, @Schema(description = "When a batch was last written") @Nullable Instant workedAt) {
    }

    /** Newest first. */
    @Schema(name = "KeyRotationListResponse")
    public record Page(List<RotationResponse> items, @Nullable String nextCursor) {
    }

    static RotationResponse of(Rotation rotation) {
        return new RotationResponse(rotation.id(), rotation.state(), rotation.activeKey(), rotation.indexKey(),
                rotation.requestedBy(), rotation.createdAt(), rotation.finishedAt(), rotation.steps().stream()
                        .map(s -> new Table(s.table(), s.rewritten(), s.unreadable(), s.done(), s.workedAt()))
                        .toList());
    }
}
