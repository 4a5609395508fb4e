package io.sanjian.delivery.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The header {@code Retry-After} of RFC 9110: seconds or a date. */
final class RetryAfter {
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {
    }

    /**
     * The moment from which a receiver wants to be called again.
     *
     * @param header its value, or null
     * @param most   longest wait that is granted
     * @return empty where the header is missing, unreadable or past
     */
    static Optional<Instant> parse(String header, Instant now, Duration most) {
        if (header == null) {
            return Optional.empty();
        }
        String value = header.strip();
        Instant wanted;
        if (!value.isEmpty() && value.length() <= MOST_DIGITS && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            wanted = now.plusSeconds(Long.parseLong(value));
        } else {
            try {
                wanted = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }
        Instant latest = now.plus(most);
        return Optional.of(wanted.isAfter(latest) ? latest : wanted).filter(at -> at.isAfter(now));
    }
}
