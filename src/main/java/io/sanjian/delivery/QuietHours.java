package io.sanjian.delivery;

import io.sanjian.clock.BusinessZone;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;

/**
 * The part of the day, in Asia/Shanghai, in which no phone may ring.
 *
 * @param from first quiet moment
 * @param to   first moment that is no longer quiet; before {@code from} where the night lies between, equal for never
 */
public record QuietHours(LocalTime from, LocalTime to) {
    private static final QuietHours NEVER = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    private static final QuietHours ALWAYS = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MAX);

    /**
     * Reads {@code 21:00-08:00}, {@code off} or {@code always}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static QuietHours of(String text) {
        if (text.equals("off")) {
            return NEVER;
        }
        if (text.equals("always")) {
            return ALWAYS;
        }
        String[] ends = text.split("-", -1);
        try {
            if (ends.length == 2) {
                return new QuietHours(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("Quiet hours are like 21:00-08:00, not " + text, e);
        }
        throw new IllegalArgumentException("Quiet hours are like 21:00-08:00, not " + text);
    }

    /** Whether phones are to stay silent at this moment. */
    public boolean contains(Instant moment) {
        if (equals(ALWAYS)) {
            return true;
        }
        LocalTime time = moment.atZone(BusinessZone.ID).toLocalTime();
        boolean afterFrom = !time.isBefore(from);
        boolean beforeTo = time.isBefore(to);
        return from.isAfter(to) ? afterFrom || beforeTo : afterFrom && beforeTo;
    }
}
