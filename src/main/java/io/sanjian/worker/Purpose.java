package io.sanjian.worker;

/**
 * What a worker is asked to agree to, each on its own (个人信息保护法, articles 14, 15 and 23).
 *
 * <p>To be recommended to, and told of it, is what the public employment service is for: it is done unless the worker says
 * no. Data are handed to others only where the worker says yes.
 */
public enum Purpose {
    /** To be matched with posts and get lists at all; without it nothing is made or sent. */
    RECOMMENDATION(true),
    /** To be told of a list in the message box. */
    PUSH_INBOX(true),
    /** To be told of a list by WeChat. */
    PUSH_WECHAT(true),
    /** To be told of a list by text message. */
    PUSH_SMS(true),
    /** That the systems of portals and bureaus are told of a list (webhooks; they name no person). */
    PUSH_WEBHOOK(true),
    /** That name and number are handed to an employer. */
    SHARE_WITH_EMPLOYER(false);

    private final boolean allowedUnasked;

    Purpose(boolean allowedUnasked) {
        this.allowedUnasked = allowedUnasked;
    }

    /** Whether it may be done where the worker was never asked. */
    public boolean allowedUnasked() {
        return allowedUnasked;
    }
}
