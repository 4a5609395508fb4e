package io.sanjian.index.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class SyncProgressTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final SyncProgress progress = new SyncProgress(Clock.systemUTC(), new SimpleMeterRegistry());

    private CompletableFuture<Boolean> waiting(long transaction) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return progress.await(transaction, LONG);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void whoWaitsForATransactionGoesOnOnceItIsVisible() throws InterruptedException, ExecutionException {
        progress.applied(0, null);
        progress.reached(6);
        CompletableFuture<Boolean> waiting = waiting(7);
        progress.reached(8);
        assertThat(waiting.get()).isTrue();
        assertThat(progress.await(8, Duration.ZERO)).isTrue();
    }

    @Test
    void nobodyWaitsForAnIndexThatIsBeingBuilt() throws InterruptedException {
        assertThat(progress.await(1, LONG)).isFalse();
        progress.applied(0, null);
        progress.rebuildStarted();
        assertThat(progress.await(1, LONG)).isFalse();
    }

    @Test
    void whoWaitsIsLetGoWhenARebuildBegins() throws InterruptedException, ExecutionException {
        progress.applied(0, null);
        CompletableFuture<Boolean> waiting = waiting(1);
        progress.rebuildStarted();
        assertThat(waiting.get()).isFalse();
    }

    @Test
    void aWaitEndsInTime() throws InterruptedException {
        progress.applied(0, null);
        assertThat(progress.await(1, Duration.ofMillis(1))).isFalse();
    }
}
