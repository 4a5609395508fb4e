package io.sanjian.privacy;

/** A sealed text cannot be opened. The message never holds the text. */
public class SealBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SealBrokenException(String message, Throwable cause) {
        super(message, cause);
    }
}
