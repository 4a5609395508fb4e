package io.sanjian.gateway.sms;

/**
 * What operators count and charge: a text with Han goes as UCS-2, in one part of 70 characters or, if longer, in parts of 67
 * that telephones put together again. Characters outside the basic plane count twice.
 */
public final class SmsSegments {
    private static final int SINGLE = 70;
    private static final int PART = 67;

    private SmsSegments() {
    }

    /** Parts of a text, its signature included. */
    public static int of(String text) {
        return text.length() <= SINGLE ? 1 : Math.ceilDiv(text.length(), PART);
    }

    /** Most UTF-16 units that go into so many parts. */
    public static int room(int parts) {
        return parts == 1 ? SINGLE : parts * PART;
    }
}
