package io.sanjian.access;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A token as the API shows it. */
@RegisterForReflection
public record TokenResponse(long id, String name, @Schema(examples = "BROKER") String role, List<String> areaCodes,
        @Nullable String source, @Nullable Long workerId, Instant createdAt, @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Schema(description = "Up to a minute behind") @Nullable Instant lastUsedAt,
        @Schema(description = "Until when the secret before the last rotation works") @Nullable Instant oldSecretUntil,
        @Schema(description = "Last use of that secret: who still uses it has not been given the new one")
        @Nullable Instant oldSecretLastUsedAt,
        @Schema(description = "The secret; only in the answer to the request that issued or rotated it")
        @Nullable String token) {

    static TokenResponse of(Token token) {
        return of(token, null);
    }

    static TokenResponse of(Token token, String text) {
        TokenScope scope = token.scope();
        Token.OldSecret old = token.old();
        return new TokenResponse(token.id(), token.name(), token.role(), scope.areaCodes(), scope.source(),
                scope.workerId(), token.createdAt(), token.expiresAt(), token.revokedAt(), token.lastUsedAt(),
                old == null ? null : old.until(), old == null ? null : old.lastUsedAt(), text);
    }
}
