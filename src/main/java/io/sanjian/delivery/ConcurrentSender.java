package io.sanjian.delivery;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Sends the batches of one channel in parallel lanes. A lane goes on for as long as there is something to send; one that
 * finds a full batch opens another, up to the channel's limit. So an idle channel costs one query per poll, and a slow
 * receiver holds up its own lane only.
 */
final class ConcurrentSender {
    private static final Logger LOG = Logger.getLogger(ConcurrentSender.class);

    private final ChannelSender sender;
    private final Clock clock;
    /** A wake-up that no claim has followed yet: it must not be lost while all lanes are about to end. */
    private final AtomicBoolean woken = new AtomicBoolean();
    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private final AtomicBoolean stumbled = new AtomicBoolean();
    private int open;
    private boolean stopping;

    ConcurrentSender(ChannelSender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    void wakeUp() {
        woken.set(true);
        openLane();
    }

    /** Lanes end after the batch that they are at. */
    synchronized void stop() {
        stopping = true;
        if (open == 0) {
            idle.complete(null);
        }
    }

    /** Completes when all lanes have ended after {@link #stop}. */
    Uni<Void> idle() {
        return Uni.createFrom().completionStage(idle);
    }

    private void openLane() {
        synchronized (this) {
            if (stopping || open >= sender.lanes()) {
                return;
            }
            open++;
        }
        Uni.createFrom().deferred(this::sendBatch)
                .repeat().until(sent -> sent == 0 || isStopping())
                .onItem().ignoreAsUni()
                .subscribe().with(done -> {
                    stumbled.set(false);
                    laneEnded();
                }, failure -> {
                    if (!stumbled.getAndSet(true)) {
                        LOG.errorf(failure, "Sending over %s stumbled; each poll tries again", sender.channel());
                    }
                    woken.set(false);
                    laneEnded();
                });
    }

    private Uni<Integer> sendBatch() {
        woken.set(false);
        return sender.sendBatch(clock.instant(), found -> {
            if (found == sender.maxBatch()) {
                openLane();
            }
        });
    }

    private void laneEnded() {
        synchronized (this) {
            open--;
            if (stopping && open == 0) {
                idle.complete(null);
            }
        }
        if (woken.get()) {
            openLane();
        }
    }

    private synchronized boolean isStopping() {
        return stopping;
    }
}
