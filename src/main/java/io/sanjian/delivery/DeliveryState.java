package io.sanjian.delivery;

/** Where a message stands. */
public enum DeliveryState {
    /** Waiting for its time. */
    PENDING,
    /** Held by a replica that is sending it. */
    SENDING,
    /** Taken by the channel. */
    DELIVERED,
    /** The channel cannot reach this worker; the next channel was used where the plan names one. */
    REFUSED,
    /** All attempts failed; an officer may have it sent again. */
    DEAD,
    /** Nothing to send any more: the worker was erased or withdrew consent, or the list is gone. */
    CANCELLED,
    /** The worker's phone had rung on that day as often as it may; the list is in the inbox. */
    HELD_BACK
}
