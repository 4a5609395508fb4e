package io.sanjian.crypto;

/** A sealed text cannot be opened. The message never holds the text. */
public class DecryptionException extends RuntimeException {
    public DecryptionException(String message, Throwable cause) {
        super(message, cause);
    }
}
