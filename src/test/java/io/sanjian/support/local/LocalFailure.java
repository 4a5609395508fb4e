package io.sanjian.support.local;

/** The local server cannot go on; the message tells the person at the terminal why and what to do. */
public final class LocalFailure extends RuntimeException {

    LocalFailure(String message) {
        super(message);
    }

    LocalFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
