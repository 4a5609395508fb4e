package io.sanjian.gateway.wechat;

import java.time.Instant;

/**
 * The token that calls of the server API carry.
 *
 * @param refreshAt  from when on a new one is to be fetched
 * @param expiresAt  end of its validity, as WeChat told it
 * @param generation grows with each token that is stored
 */
record AccessToken(String value, Instant refreshAt, Instant expiresAt, long generation) {

    boolean isFresh(Instant now) {
        return now.isBefore(refreshAt);
    }

    boolean isValid(Instant now) {
        return now.isBefore(expiresAt);
    }

    /**
     * Whether this may serve where WeChat has refused another one. WeChat mostly hands out the same token while it is valid,
     * so a later generation may be what was refused.
     */
    boolean replaces(AccessToken refused) {
        return generation > refused.generation && !value.equals(refused.value);
    }

    /** Holds no secret. */
    @Override
    public String toString() {
        return "access token " + generation + " until " + expiresAt;
    }
}
