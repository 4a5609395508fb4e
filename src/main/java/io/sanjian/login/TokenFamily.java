package io.sanjian.login;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The refresh tokens of one session, as far as the next one depends on them.
 *
 * @param current   hash of the token that works
 * @param previous  hash of the one that it replaced, or null
 * @param rotatedAt when it replaced it
 * @param expiresAt end of the session if it is not used
 * @param endsAt    end of the session in any case
 * @param revoked   whether it was ended
 */
record TokenFamily(UUID session, Account account, byte[] current, byte[] previous, Instant rotatedAt, Instant expiresAt,
        Instant endsAt, boolean revoked) {

    /** What becomes of a token of this family that is presented. */
    enum Fate {
        /** It works and is replaced. */
        ROTATED,
        /** It was replaced a moment ago and the answer was lost: its replacement is replaced. */
        REPEATED,
        /** It was replaced before: somebody else has it. The session ends. */
        STOLEN,
        /** The session is over. */
        OVER
    }

    Fate fateOf(byte[] presented, Instant now, Duration leeway) {
        if (revoked || !now.isBefore(expiresAt) || !now.isBefore(endsAt)) {
            return Fate.OVER;
        }
        if (MessageDigest.isEqual(presented, current)) {
            return Fate.ROTATED;
        }
        return previous != null && MessageDigest.isEqual(presented, previous)
                && now.isBefore(rotatedAt.plus(leeway)) ? Fate.REPEATED : Fate.STOLEN;
    }
}
