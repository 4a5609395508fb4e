package io.sanjian.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComputeExecutorTest {
    private static final int THREADS = 2;
    private static final int QUEUE = 3;
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ComputeExecutor executor = new ComputeExecutor(THREADS, QUEUE, metrics);
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stop() {
        end.countDown();
        executor.stop(null);
    }

    @Test
    void workRunsOnNamedThreads() {
        assertThat(executor.call(() -> Thread.currentThread().getName()).await().indefinitely()).startsWith("compute-");
    }

    @Test
    void whatWorkThrowsIsTheFailure() {
        assertThatThrownBy(() -> executor.call(() -> {
            throw new IllegalStateException("broken");
        }).await().indefinitely()).isInstanceOf(IllegalStateException.class).hasMessage("broken");
    }

    @Test
    void whatComesWhenTheQueueIsFullIsRefusedAtOnce() {
        List<CompletableFuture<Integer>> accepted = fill();
        assertThat(metrics.get("sanjian.compute.queued").gauge().value()).isEqualTo(QUEUE);
        assertThat(metrics.get("sanjian.compute.active").gauge().value()).isEqualTo(THREADS);
        executor.call(() -> 1).subscribe().withSubscriber(UniAssertSubscriber.create())
                .assertFailedWith(OverloadedException.class);
        assertThat(metrics.get("sanjian.compute.rejected").counter().count()).isEqualTo(1);
        end.countDown();
        assertThat(accepted).allSatisfy(work -> assertThat(work.join()).isEqualTo(7));
        assertThat(executor.call(() -> 1).await().indefinitely()).isEqualTo(1);
        assertThat(metrics.get("sanjian.compute.wait").timer().count()).isEqualTo(THREADS + QUEUE + 1L);
    }

    @Test
    void workWhoseCallerHasLeftIsNotBegun() {
        List<CompletableFuture<Integer>> busy = fill(THREADS);
        AtomicBoolean begun = new AtomicBoolean();
        Cancellable left = executor.call(() -> {
            begun.set(true);
            return 1;
        }).subscribe().with(done -> {});
        left.cancel();
        end.countDown();
        busy.forEach(CompletableFuture::join);
        await().until(() -> metrics.get("sanjian.compute.wait").timer().count() == THREADS + 1);
        await().until(() -> metrics.get("sanjian.compute.active").gauge().value() == 0);
        assertThat(begun).isFalse();
    }

    @Test
    void whatFollowsRunsInTheContextOfTheCaller() {
        Vertx vertx = Vertx.vertx();
        try {
            Context context = vertx.getOrCreateContext();
            CompletableFuture<Context> after = new CompletableFuture<>();
            context.runOnContext(nothing -> executor.call(() -> 1)
                    .subscribe().with(done -> after.complete(Vertx.currentContext())));
            assertThat(after.join()).isSameAs(context);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private List<CompletableFuture<Integer>> fill() {
        return fill(THREADS + QUEUE);
    }

    private List<CompletableFuture<Integer>> fill(int count) {
        List<CompletableFuture<Integer>> work = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            work.add(executor.call(this::busy).subscribeAsCompletionStage());
        }
        await().until(() -> metrics.get("sanjian.compute.active").gauge().value() == THREADS);
        return work;
    }

    private int busy() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 7;
    }
}
