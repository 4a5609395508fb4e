package io.sanjian.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A stored bearer token, without its secrets: only hashes of these are kept.
 *
 * @param name       what the issuer calls it, such as the portal or person who holds it
 * @param role       one of {@link Roles#ALL}
 * @param expiresAt  first moment it no longer works, or null
 * @param revokedAt  or null
 * @param lastUsedAt when the present secret was used, or null; up to {@link AccessConfig#touchEvery()} behind
 * @param old        the secret before the present one, or null
 */
record Token(long id, String name, String role, TokenScope scope, Instant createdAt, Instant expiresAt,
        Instant revokedAt,
        Instant lastUsedAt, OldSecret old) {

    /**
     * The secret before the last rotation.
     *
     * @param until      first moment it no longer works
     * @param lastUsedAt or null; who still uses it has not been given the new one
     */
    record OldSecret(Instant until, Instant lastUsedAt) {
    }

    /**
     * A token as it was found by one of its secrets.
     *
     * @param byOld whether that is the old one
     */
    record Presented(Token token, boolean byOld) {

        boolean worksAt(Instant now) {
            return refusalAt(now).isEmpty();
        }

        /** Why it does not work; empty if it does. */
        Optional<TokenRefusal> refusalAt(Instant now) {
            if (token.revokedAt != null) {
                return Optional.of(TokenRefusal.REVOKED);
            } else if (token.expiresAt != null && !now.isBefore(token.expiresAt)) {
                return Optional.of(TokenRefusal.EXPIRED);
            }
            return byOld && !now.isBefore(token.old.until) ? Optional.of(TokenRefusal.REPLACED) : Optional.empty();
        }

        boolean usedWithin(Duration span, Instant now) {
            Instant last = byOld ? token.old.lastUsedAt : token.lastUsedAt;
            return last != null && last.isAfter(now.minus(span));
        }
    }
}
