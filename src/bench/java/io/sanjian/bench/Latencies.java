package io.sanjian.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Times of many calls, all kept: percentiles are exact. Any thread may add. */
public final class Latencies {
    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] nanos;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    /** @param capacity calls at most */
    public Latencies(int capacity) {
        nanos = new long[capacity];
    }

    public void add(long duration) {
        nanos[count.getAndIncrement()] = duration;
    }

    public void addFailure() {
        failures.incrementAndGet();
    }

    public int count() {
        return count.get();
    }

    public int failures() {
        return failures.get();
    }

    /** The time in milliseconds within which this share of the calls (0 to 100) was answered. */
    public double millis(double percent) {
        long[] sorted = Arrays.copyOf(nanos, count.get());
        if (sorted.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.clamp(rank - 1L, 0, sorted.length - 1)] / NANOS_PER_MILLI;
    }

    /** Count, p50, p90, p99, p99.9, greatest, failures: one line. */
    public String line() {
        return String.format(Locale.ROOT,
                "%,d calls, p50 %.2f, p90 %.2f, p99 %.2f, p99.9 %.2f, max %.1f ms, %d failed", count(), millis(50),
                millis(90), millis(99), millis(99.9), millis(100), failures());
    }
}
