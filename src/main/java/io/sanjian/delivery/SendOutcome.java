package io.sanjian.delivery;

import java.time.Duration;
import java.time.Instant;

/** How the sending of one message went. Reasons are for officers and logs and name no person. */
public sealed interface SendOutcome {

    /** The channel took the message. */
    record Delivered() implements SendOutcome {
    }

    /** It was not sent and may work later: tried again with growing waits, then dead. */
    record Retry(String reason) implements SendOutcome {
    }

    /** Nobody knows whether it was sent: tried again as {@link Retry}, for a message may come twice, but not never. */
    record Uncertain(String reason) implements SendOutcome {
    }

    /** It may work later, and the channel itself keeps the time and decides when to give up. */
    record RetryAt(String reason, Instant at) implements SendOutcome {
    }

    /**
     * No message gets through at present, whoever it is for: the channel is paused and the message waits, its attempt not
     * counted. After a while one message is sent to find out whether it works again, then at growing intervals.
     *
     * @param code         the receiver's code
     * @param probeAfter   the first wait
     * @param possiblySent whether this message may have been sent nevertheless
     */
    record Alarm(String code, String reason, Duration probeAfter, boolean possiblySent) implements SendOutcome {

        public Alarm(String code, String reason, Duration probeAfter) {
            this(code, reason, probeAfter, false);
        }
    }

    /**
     * The receiver does not take this message, and it is not certain that this is about this message alone. One of them ends
     * as {@code alone} says; many in a row, without any that gets through, are an {@link Alarm}.
     *
     * @param code  the receiver's code
     * @param alone how the message ends unless others fare the same
     */
    record Suspect(String code, String reason, SendOutcome alone) implements SendOutcome {
    }

    /**
     * This channel has no way to this worker, and no attempt can have found one: the next channel in the worker's order is
     * used. A normal thing.
     */
    record Unreachable(String reason) implements SendOutcome {
    }

    /**
     * The receiver does not take it from us now: the next channel in the worker's order is used. Where an earlier attempt
     * may have got through, no other phone rings.
     */
    record Refused(String reason) implements SendOutcome {
    }

    /** The phone has rung as often as it may on this day: nothing was sent, and no other phone rings either. */
    record HeldBack() implements SendOutcome {
    }

    /** The channel has given up; an officer may have it sent again. */
    record Failed(String reason) implements SendOutcome {
    }
}
