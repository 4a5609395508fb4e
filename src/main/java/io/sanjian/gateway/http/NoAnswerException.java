package io.sanjian.gateway.http;

/** A call got no whole answer. The message names neither address nor content, so that it may be logged and stored. */
public class NoAnswerException extends RuntimeException {
    private final boolean possiblyReceived;

    NoAnswerException(String message, boolean possiblyReceived, Throwable cause) {
        super(message, cause);
        this.possiblyReceived = possiblyReceived;
    }

    /** Whether the request may have arrived nevertheless; false only where it certainly did not. */
    public boolean isPossiblyReceived() {
        return possiblyReceived;
    }
}
