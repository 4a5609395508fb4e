package io.sanjian.worker;

import java.time.Instant;

/**
 * Everything that is stored of a worker, the names still sealed.
 *
 * @param consent null: never asked
 */
record WorkerRecord(Worker worker, WorkerEncryption.Sealed sealed, Consent consent, ReturnReason returnReason,
        Instant updatedAt) {

    WorkerKey key() {
        return worker.key();
    }
}
