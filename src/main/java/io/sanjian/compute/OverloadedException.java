package io.sanjian.compute;

/** The queue of the executor is full: the caller is to come back later, rather than wait for longer and longer. */
public class OverloadedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    OverloadedException(int waiting) {
        super(waiting + " requests are waiting for a processor already");
    }
}
