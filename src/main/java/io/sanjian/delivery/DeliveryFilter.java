package io.sanjian.delivery;

import io.sanjian.web.fields.DateTimeText;
import io.sanjian.web.problem.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Which deliveries are asked for; null leaves a condition out.
 *
 * @param error begin of the last error, such as the receiver's code
 * @param from  written at this moment or later
 * @param to    written before this moment
 */
record DeliveryFilter(Long runId, Long workerId, DeliveryState state, Channel channel, String error, Instant from,
        Instant to) {

    /**
     * Reads the parameters of a request.
     *
     * @param faults takes what is wrong; the result then means nothing
     */
    static DeliveryFilter read(Long runId, Long workerId, String state, String channel, String error, String from,
            String to, List<Violation> faults) {
        return new DeliveryFilter(runId, workerId,
                code("state", state, DeliveryState.values(), faults),
                code("channel", channel, Channel.values(), faults), error, time("createdFrom", from, faults),
                time("createdTo", to, faults));
    }

    private static <E extends Enum<E>> E code(String field, String value, E[] known, List<Violation> faults) {
        if (value == null) {
            return null;
        }
        return Arrays.stream(known).filter(code -> code.name().equals(value)).findAny().orElseGet(() -> {
            faults.add(Violation.unknownCode(field, value, Arrays.stream(known).map(Enum::name).toList()));
            return null;
        });
    }

    private static Instant time(String field, String value, List<Violation> faults) {
        try {
            return value == null ? null : DateTimeText.time(value);
        } catch (DateTimeException e) {
            faults.add(Violation.malformed(field, "'{0}' is neither a day (yyyy-MM-dd) nor an RFC 3339 time", value));
            return null;
        }
    }
}
