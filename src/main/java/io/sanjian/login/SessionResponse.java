package io.sanjian.login;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A session of the caller. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SessionResponse(UUID id, @Schema(examples = "Redmi Note 13") String device, Instant createdAt,
        Instant lastUsedAt, @Schema(description = "Unless it is used") Instant expiresAt,
        @Schema(description = "Whether it is the one that asks") boolean current) {

    static SessionResponse of(Session session, UUID current) {
        return new SessionResponse(session.id(), session.device(), session.createdAt(), session.lastUsedAt(),
                session.expiresAt(), session.id().equals(current));
    }
}
