package io.sanjian.imports;

/** A file of tables that is damaged in the middle. */
final class BrokenTableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokenTableException(Throwable cause) {
        super(cause);
    }
}
