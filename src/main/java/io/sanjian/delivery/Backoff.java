package io.sanjian.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with full jitter: after attempt n the wait is a random time of up to
 * {@code min(cap, base * factor^(n-1))}, and at least a second. Jitter keeps the messages of a run, which fail together
 * when an endpoint is down, from coming back together.
 *
 * @param factor      1 or more
 * @param maxAttempts attempts after which there is no further one
 */
public record Backoff(Duration base, double factor, Duration cap, int maxAttempts) {
    private static final long LEAST_MILLIS = 1000;

    /** As configured. */
    public static Backoff of(DeliveryConfig.BackoffSettings settings) {
        return new Backoff(settings.base(), settings.factor(), settings.cap(), settings.maxAttempts());
    }

    /** @param attempts made so far */
    public boolean isExhausted(int attempts) {
        return attempts >= maxAttempts;
    }

    /**
     * The longest wait after this many attempts.
     *
     * @param attempts made so far, 1 or more
     */
    public Duration bound(int attempts) {
        double millis = base.toMillis() * Math.pow(factor, attempts - 1.0);
        return Duration.ofMillis((long) Math.clamp(millis, LEAST_MILLIS, Math.max(LEAST_MILLIS, cap.toMillis())));
    }

    /** The wait before the next attempt. */
    public Duration delay(int attempts, RandomGenerator random) {
        return Duration.ofMillis(random.nextLong(LEAST_MILLIS, bound(attempts).toMillis() + 1));
    }
}
