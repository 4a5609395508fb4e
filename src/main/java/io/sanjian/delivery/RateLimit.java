package io.sanjian.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/** Token bucket that holds one second's worth of messages (at least one). Safe for use by many threads. */
final class RateLimit {
    private final double perSecond;
    private final double burst;
    private double tokens;
    private Instant filledAt;

    /** @param perSecond messages per second, above 0; empty for no limit */
    RateLimit(OptionalDouble perSecond) {
        this.perSecond = perSecond.orElse(Double.POSITIVE_INFINITY);
        if (!(this.perSecond > 0)) {
            throw new IllegalArgumentException("A rate is above 0, not " + this.perSecond);
        }
        this.burst = Math.max(1, this.perSecond);
        this.tokens = burst;
    }

    /** @return how many of {@code wanted} messages may go now, 0 or more */
    synchronized int take(int wanted, Instant now) {
        if (Double.isInfinite(perSecond)) {
            return wanted;
        }
        if (filledAt != null && now.isAfter(filledAt)) {
            tokens = Math.min(burst, tokens + Duration.between(filledAt, now).toNanos() / 1e9 * perSecond);
        }
        filledAt = filledAt == null || now.isAfter(filledAt) ? now : filledAt;
        int taken = (int) Math.min(wanted, tokens);
        tokens -= taken;
        return taken;
    }

    /** Gives back what was taken for messages that there were not. */
    synchronized void giveBack(int count) {
        tokens = Math.min(burst, tokens + count);
    }
}
