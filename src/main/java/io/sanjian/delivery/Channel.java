package io.sanjian.delivery;

/**
 * A way to tell somebody of a worker's list.
 *
 * <p>Silent channels ({@link #INBOX}, {@link #WEBHOOK}) are each served whenever a plan names them. Of the channels that
 * ring a phone only the first in the plan's order that reaches the worker is used: nobody's phone rings twice for one list.
 */
public enum Channel {
    /** The message box in the mini-program; always works. */
    INBOX(false),
    /** Signed HTTP calls to the systems of portals and bureaus. */
    WEBHOOK(false),
    /** WeChat subscribe message. */
    WECHAT(true),
    /** Text message. */
    SMS(true);

    private final boolean rings;

    Channel(boolean rings) {
        this.rings = rings;
    }

    /** Whether a message makes a phone ring, so that quiet hours and the fall-back order apply. */
    public boolean rings() {
        return rings;
    }
}
