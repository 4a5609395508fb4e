package io.sanjian.delivery;

/** Counts what receivers complain of. */
@FunctionalInterface
public interface ReceiverErrors {

    /** @param code the receiver's own code */
    void error(Channel channel, String code);
}
