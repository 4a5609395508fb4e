package io.sanjian.keyrotation;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A rotation of keys and how far it is.
 *
 * @param activeKey id of the key that everything is to be sealed with
 * @param indexKey  id of the key that everything is to be indexed with
 */
record Rotation(long id, State state, String activeKey, String indexKey, String requestedBy, Instant createdAt,
        Instant finishedAt, List<Step> steps) {

    /** Where it stands. */
    @Schema(name = "KeyRotationState")
    enum State {
        /** Replicas with these keys work on it. */
        RUNNING,
        /** Everything is made with the keys. */
        COMPLETED,
        /** Gone through, but some values open with no key that is configured; see {@code unreadable}. */
        INCOMPLETE,
        /** Other keys were made active before it was done. */
        SUPERSEDED
    }

    /** One table of it. */
    record Step(String table, long rewritten, long unreadable, boolean done, Instant workedAt) {
    }
}
