package io.sanjian.delivery;

import io.sanjian.web.fields.BodyFields;
import java.time.Instant;

/**
 * Which deliveries are asked for; null leaves a condition out.
 *
 * @param error begin of the last error, such as the receiver's code
 * @param from  written at this moment or later
 * @param to    written before this moment
 */
record DeliveryFilter(Long runId, Long workerId, DeliveryState state, Channel channel, String error, Instant from,
        Instant to) {

    private static final int LONGEST_ERROR = 200;

    /** Reads the parameters of a request; what is wrong gathers in the fields, and the result then means nothing. */
    static DeliveryFilter read(BodyFields fields) {
        return new DeliveryFilter(fields.id("runId"), fields.id("workerId"),
                fields.constant("state", DeliveryState.class), fields.constant("channel", Channel.class),
                fields.text("error", LONGEST_ERROR), fields.instant("createdFrom"), fields.instant("createdTo"));
    }
}
