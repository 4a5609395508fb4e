package io.sanjian.access;

import java.time.Duration;
import java.time.Instant;

/**
 * A stored bearer token, without its text: only a hash of that is kept.
 *
 * @param name       what the issuer calls it, such as the portal or person who holds it
 * @param role       one of {@link Roles#ALL}
 * @param expiresAt  first moment it no longer works, or null
 * @param revokedAt  or null
 * @param lastUsedAt or null; up to {@link AccessConfig#touchEvery()} behind
 */
record Token(long id, String name, String role, Scope scope, Instant createdAt, Instant expiresAt, Instant revokedAt,
        Instant lastUsedAt) {

    boolean worksAt(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    boolean usedWithin(Duration span, Instant now) {
        return lastUsedAt != null && lastUsedAt.isAfter(now.minus(span));
    }
}
