package io.sanjian.worker;

import java.time.Instant;

/**
 * Everything that is stored of a worker, the names still sealed.
 *
 * @param consent null: never asked
 */
record WorkerFile(Worker worker, WorkerSeals.Sealed sealed, Consent consent, ReturnReason returnReason,
        Instant updatedAt) {

    WorkerKey key() {
        return new WorkerKey(worker.source(), worker.externalId());
    }
}
