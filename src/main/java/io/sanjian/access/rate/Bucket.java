package io.sanjian.access.rate;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What one caller has used of a quota, as one number: the time at which all of it would be free again (generic cell rate
 * algorithm). Each call moves it on by the time that one call may take; a call that would move it further than a window
 * ahead is refused. So a whole window's calls may come at once, and no more in any window than twice that.
 */
final class Bucket {
    private final AtomicLong freeAt;
    /** When this was last put into the table of buckets. */
    private volatile long keptAt;

    Bucket(long now) {
        this.freeAt = new AtomicLong(now);
        this.keptAt = now;
    }

    /** Takes one call at {@code now}, in nanoseconds of a clock that only goes forward. */
    Verdict take(Quota quota, long now) {
        long window = quota.window().toNanos();
        long step = quota.nanosPerCall();
        while (true) {
            long known = freeAt.get();
            long base = Math.max(known, now);
            long next = base + step;
            if (next - now > window) {
                return new Verdict(false, 0, next - now - window);
            }
            if (freeAt.compareAndSet(known, next)) {
                return new Verdict(true, (window - (next - now)) / step, next - now);
            }
        }
    }

    /** Whether {@link #take} would refuse. */
    boolean isExhausted(Quota quota, long now) {
        return Math.max(freeAt.get(), now) + quota.nanosPerCall() - now > quota.window().toNanos();
    }

    long keptAt() {
        return keptAt;
    }

    void keptAt(long now) {
        keptAt = now;
    }

    /**
     * @param allowed   whether the call may go on
     * @param remaining calls that could follow at once
     * @param nanos     until the quota is whole again; for a refused call, until the next one is allowed
     */
    record Verdict(boolean allowed, long remaining, long nanos) {

        /** At least one. */
        long seconds() {
            return Math.max(1, Math.ceilDiv(nanos, 1_000_000_000L));
        }
    }
}
