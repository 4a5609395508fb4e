package io.sanjian.support.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Access tokens as the stable interface hands them out: the same one until five minutes before its end; then a new one,
 * the old one holding until its end; a forced one at once, the old one ending there and then. Forcing is refused within
 * 30 seconds and after 20 times a day. Not safe for use by many threads.
 */
final class FakeTokens {
    private static final Duration LIFE = Duration.ofSeconds(7200);
    private static final Duration NEAR_END = Duration.ofMinutes(5);
    private static final Duration BETWEEN_FORCES = Duration.ofSeconds(30);
    private static final int FORCES_PER_DAY = 20;

    private final Map<String, Instant> endOf = new HashMap<>();
    private String current = "";
    private Instant forcedAt = Instant.MIN;
    private Instant forcesSince = Instant.MIN;
    private int forces;

    ObjectNode hand(boolean force, Instant now) {
        if (force) {
            if (forcedAt.isAfter(now.minus(BETWEEN_FORCES))) {
                return FakeWechat.error(45011, "api minute-quota reach limit, must slower, retry next minute");
            }
            if (forcesSince.isBefore(now.minus(Duration.ofDays(1)))) {
                forcesSince = now;
                forces = 0;
            }
            if (++forces > FORCES_PER_DAY) {
                return FakeWechat.error(45009, "reach max api daily quota limit");
            }
            forcedAt = now;
            kill();
        }
        if (endOf.getOrDefault(current, Instant.MIN).isBefore(now.plus(NEAR_END))) {
            current = "fake_" + UUID.randomUUID().toString().repeat(8);
            endOf.put(current, now.plus(LIFE));
        }
        return FakeWechat.JSON.objectNode().put("access_token", current)
                .put("expires_in", Duration.between(now, endOf.get(current)).toSeconds());
    }

    /** Ends the present token, as when somebody else forces a new one. */
    void kill() {
        endOf.remove(current);
        current = "";
    }

    /** Makes WeChat refuse the present token and hand it out nevertheless. */
    void spoil() {
        endOf.put(current + " spoilt", Instant.MAX);
    }

    /** @return 0, or the error code of a token that does not hold */
    int check(String token, Instant now) {
        Instant end = endOf.get(token);
        if (end == null || endOf.containsKey(token + " spoilt")) {
            return 40001;
        }
        return end.isAfter(now) ? 0 : 42001;
    }
}
