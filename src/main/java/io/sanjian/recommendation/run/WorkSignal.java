package io.sanjian.recommendation.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets idle threads sleep until there may be work on this replica. */
@ApplicationScoped
public class WorkSignal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private long calls;

    /** There may be work. */
    public void call() {
        lock.lock();
        try {
            calls++;
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How often {@link #call} was called: to be asked before looking for work. */
    long calls() {
        lock.lock();
        try {
            return calls;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until {@link #call} is called, has been called since {@code seen}, or the time is over. */
    void await(long seen, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (calls == seen && left > 0) {
                left = work.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
