package io.sanjian.support.fake;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that goes wrong with the next calls of a path.
 *
 * @param path   of the call
 * @param kind   what goes wrong
 * @param times  how often; each call uses up one
 * @param millis of {@link Kind#SLOW}: how long the answer takes
 * @param status of {@link Kind#STATUS}
 * @param body   of {@link Kind#STATUS} and {@link Kind#ANSWER}: what is answered instead
 */
record Fault(String path, Kind kind, int times, long millis, int status, String body) {

    enum Kind {
        /** The connection ends before the call has had any effect. */
        RESET,
        /** The call has its effect, and the connection ends before the answer. */
        RESET_AFTER,
        /** The call has its effect at once, and the answer takes its time. */
        SLOW,
        /** An HTTP status and nothing else happens. */
        STATUS,
        /** Status 200 with a given body, and nothing else happens. */
        ANSWER
    }

    static Fault of(JsonNode json) {
        return new Fault(json.path("path").asText(), Kind.valueOf(json.path("kind").asText()),
                json.path("times").asInt(1), json.path("millis").asLong(), json.path("status").asInt(500),
                json.path("body").asText(""));
    }

    Fault once() {
        return new Fault(path, kind, times - 1, millis, status, body);
    }
}
