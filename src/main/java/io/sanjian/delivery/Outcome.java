package io.sanjian.delivery;

import java.time.Instant;

/** How the sending of one message went. Reasons are for officers and logs and name no person. */
public sealed interface Outcome {

    /** The channel took the message. */
    record Delivered() implements Outcome {
    }

    /** It may work later: tried again with growing waits, then dead. */
    record Retry(String reason) implements Outcome {
    }

    /** It may work later, and the channel itself keeps the time and decides when to give up. */
    record RetryAt(String reason, Instant at) implements Outcome {
    }

    /** This channel cannot reach this worker: the next one in the plan's order is used. A normal thing. */
    record Refused(String reason) implements Outcome {
    }

    /** The channel has given up; an officer may have it sent again. */
    record Failed(String reason) implements Outcome {
    }
}
