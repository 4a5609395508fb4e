package io.sanjian.index.sync;

import io.sanjian.database.Notifications;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Ends a wait early when the database says that postings changed. A lost notification costs no more than the wait: the
 * feed is the truth.
 */
@ApplicationScoped
class ChangeSignal {
    private static final String CHANNEL = "posting_change";

    private final Notifications notifications;
    private final Semaphore signals = new Semaphore(0);

    ChangeSignal(Notifications notifications) {
        this.notifications = notifications;
    }

    /** Signals changes from now on. */
    void listen() {
        notifications.listen(CHANNEL, payload -> signal());
    }

    /** Ends the wait under way, or the next one. */
    void signal() {
        signals.release();
    }

    /** Waits for a signal, or as long as said. Signals that came together count once. */
    void await(Duration longest) throws InterruptedException {
        signals.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        signals.drainPermits();
    }
}
