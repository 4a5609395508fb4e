package io.sanjian.gateway.sms;

/** What a text message is for; operators approve a template for each. */
public enum SmsKind {
    /** A code that proves a phone number. Sent at any hour, to whoever asked for it. */
    CODE,
    /** A worker's three picks. */
    PICKS
}
