package io.sanjian.login;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A session of the caller. */
public record SessionResponse(UUID id, @Schema(examples = "Redmi Note 13") @Nullable String device, Instant createdAt,
        @Nullable Instant lastUsedAt, @Schema(description = "Unless it is used") Instant expiresAt,
        @Schema(description = "Whether it is the one that asks") boolean current) {

    static SessionResponse of(Session session, UUID current) {
        return new SessionResponse(session.id(), session.device(), session.createdAt(), session.lastUsedAt(),
                session.expiresAt(), session.id().equals(current));
    }
}
