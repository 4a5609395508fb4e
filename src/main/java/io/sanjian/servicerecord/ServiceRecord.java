package io.sanjian.servicerecord;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A service as it is stored, its texts opened.
 *
 * @param clientId  of the app that wrote it down, or null
 * @param voided    null unless it was taken back
 */
record ServiceRecord(long id, String clientId, What what, ServiceSource via, Instant recordedAt, String recordedBy,
        Voided voided) {

    /**
     * What was done.
     *
     * @param on        day in Asia/Shanghai
     * @param subject   or null
     * @param givenBy   who did it, or null
     * @param postingId of an offer, or null
     */
    record What(ServiceKind kind, LocalDate on, String subject, ServiceOutcome outcome, String givenBy,
            Long postingId) {

        /** What is written in it may be personal. */
        @Override
        public String toString() {
            return "What[" + kind + "]";
        }
    }

    /** That it was taken back. */
    record Voided(Instant at, String by, String reason) {
    }
}
