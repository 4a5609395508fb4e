package io.sanjian.access.rate;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many calls in so much time.
 *
 * @param calls  at least 1
 * @param window at least a second
 */
public record Quota(long calls, Duration window) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})/(\\d{1,4})([smhd])");

    public Quota {
        if (calls < 1 || window.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("a quota is at least one call in at least one second");
        }
    }

    /**
     * Reads {@code 600/1m}: calls, then the window in seconds (s), minutes (m), hours (h) or days (d).
     *
     * @throws IllegalArgumentException that tells the form
     */
    public static Quota parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a quota such as 600/1m");
        }
        long number = Long.parseLong(form.group(2));
        return new Quota(Long.parseLong(form.group(1)), switch (form.group(3)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        });
    }

    /** The share of one of so many replicas, rounded up. */
    Quota share(int replicas) {
        return new Quota(Math.ceilDiv(calls, replicas), window);
    }

    /** Time that one call uses up. */
    long nanosPerCall() {
        return Math.max(1, window.toNanos() / calls);
    }

    @Override
    public String toString() {
        return calls + "/" + window.toSeconds() + "s";
    }
}
