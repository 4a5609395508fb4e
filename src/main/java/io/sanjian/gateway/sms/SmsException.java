package io.sanjian.gateway.sms;

/** A gateway did not take a message. The message names neither number nor text. */
public class SmsException extends RuntimeException {
    private final Reason reason;
    private final String code;

    /** @param code the gateway's own code, or an empty string where there was none */
    public SmsException(Reason reason, String code, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.code = code;
    }

    /** What is to be done. */
    public enum Reason {
        /** The gateway is busy or was certainly not reached: the same message may be sent again. */
        RETRY,
        /** No answer came, or one that says nothing: the gateway may have taken the message. */
        UNCERTAIN,
        /** This number cannot be reached: unknown, on a black list, not a mobile number. */
        NUMBER,
        /** The gateway refuses this text. */
        TEXT,
        /** Account, secret, signature, template, address or balance: no message gets through until somebody mends it. */
        CONFIGURATION,
        /** The gateway answered a code that nobody knows: it did not take the message, and may do so later. */
        UNKNOWN
    }

    public Reason reason() {
        return reason;
    }

    public String code() {
        return code;
    }
}
