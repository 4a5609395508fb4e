package io.sanjian.compute;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Does work of the processor off the event loop, about as much at once as there are processors. What comes while all are
 * busy waits in a queue of bounded length, in order; work whose caller has left meanwhile is not begun.
 */
@ApplicationScoped
public class ComputeExecutor {
    private static final int THREADS_PER_PROCESSOR = 2;

    private final int queue;
    private final ThreadPoolExecutor threads;
    private final Timer waits;
    private final Counter rejected;

    @Inject
    ComputeExecutor(ComputeConfig config, MeterRegistry metrics) {
        this(config.threads().orElse(THREADS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors()),
                config.queue(), metrics);
    }

    /**
     * @param count threads, 1 or more
     * @param queue how many may wait at most, 1 or more
     */
    public ComputeExecutor(int count, int queue, MeterRegistry metrics) {
        this.queue = queue;
        this.threads = new ThreadPoolExecutor(count, count, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(queue),
                Thread.ofPlatform().name("compute-", 1).daemon().factory());
        this.waits = Timer.builder("sanjian.compute.wait").description("Time that work waited for a thread")
                .register(metrics);
        this.rejected = Counter.builder("sanjian.compute.rejected")
                .description("Work that was refused because the queue was full").register(metrics);
        Gauge.builder("sanjian.compute.active", threads, ThreadPoolExecutor::getActiveCount)
                .description("Threads at work").register(metrics);
        Gauge.builder("sanjian.compute.queued", threads, pool -> pool.getQueue().size())
                .description("Work that waits for a thread").register(metrics);
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdown();
    }

    /**
     * Does the work on a thread of this executor, once it is subscribed to; what follows runs where the call was made.
     *
     * @param work may block on files, and on nothing else
     * @return fails with what the work throws, or with {@link OverloadedException} where too many wait already
     */
    public <T> Uni<T> call(Supplier<? extends T> work) {
        return Uni.createFrom().<T>emitter(emitter -> submit(work, emitter)).emitOn(here());
    }

    private <T> void submit(Supplier<? extends T> work, UniEmitter<? super T> emitter) {
        AtomicBoolean over = new AtomicBoolean();
        emitter.onTermination(() -> over.set(true));
        long since = System.nanoTime();
        try {
            threads.execute(() -> {
                waits.record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
                if (!over.get()) {
                    run(work, emitter);
                }
            });
        } catch (RejectedExecutionException e) {
            rejected.increment();
            emitter.fail(new OverloadedException(queue));
        }
    }

    private static <T> void run(Supplier<? extends T> work, UniEmitter<? super T> emitter) {
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | Error e) {
            emitter.fail(e);
            return;
        }
        emitter.complete(result);
    }

    /** The Vert.x context of the caller, with the request that it belongs to; plain tests have none. */
    private static Executor here() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : work -> context.runOnContext(nothing -> work.run());
    }
}
