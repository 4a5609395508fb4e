package io.sanjian.wechat;

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

    /** Holds no secret. */
    @Override
    public String toString() {
        return "access token " + generation + " until " + expiresAt;
    }
}
