package io.sanjian.bench.load;

import io.sanjian.bench.Latencies;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Sends requests to the service and takes the times. */
final class Load implements AutoCloseable {
    /** Below this, waiting by sleep would come too late. */
    private static final long SPIN_NANOS = 100_000;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads)
            .build();
    private final IntFunction<HttpRequest> requests;
    private int next;

    /** @param requests the n-th request */
    Load(IntFunction<HttpRequest> requests) {
        this.requests = requests;
    }

    /**
     * Open loop: requests leave at a constant rate whether or not earlier ones were answered. A time counts from the
     * moment at which the request was due, so that a stall of the service, or of the sender, shows in all that it delays.
     *
     * @param perSecond requests a second
     */
    Latencies steady(int perSecond, Duration duration) throws InterruptedException {
        int total = Math.toIntExact(perSecond * duration.toMillis() / 1000);
        Latencies latencies = new Latencies(total);
        Semaphore open = new Semaphore(0);
        long start = System.nanoTime() + 1_000_000;
        for (int i = 0; i < total; i++) {
            HttpRequest request = requests.apply(next++);
            long due = start + Math.round(i * 1e9 / perSecond);
            awaitTime(due);
            client.sendAsync(request, BodyHandlers.ofByteArray()).whenComplete((response, failure) -> {
                take(latencies, due, response, failure);
                open.release();
            });
        }
        open.acquire(total);
        return latencies;
    }

    /**
     * Closed loop: so many callers, each sending its next request when the last was answered; the rate is what the
     * service can do.
     */
    Saturation saturate(int callers, Duration duration) throws InterruptedException {
        int capacity = Math.toIntExact(20_000 * duration.toSeconds());
        Latencies latencies = new Latencies(capacity);
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        CompletableFuture<?>[] running = new CompletableFuture<?>[callers];
        for (int caller = 0; caller < callers; caller++) {
            int first = caller;
            running[caller] = CompletableFuture.runAsync(() -> callUntil(end, first, callers, latencies), threads);
        }
        try {
            CompletableFuture.allOf(running).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return new Saturation(latencies.count() / ((System.nanoTime() - start) / 1e9), latencies);
    }

    /**
     * @param perSecond answers a second
     */
    record Saturation(double perSecond, Latencies latencies) {
    }

    private void callUntil(long end, int first, int step, Latencies latencies) {
        for (int i = first; System.nanoTime() < end; i += step) {
            HttpRequest request = requests.apply(i);
            long sent = System.nanoTime();
            HttpResponse<byte[]> response = null;
            Throwable failure = null;
            try {
                response = client.send(request, BodyHandlers.ofByteArray());
            } catch (IOException e) {
                failure = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            take(latencies, sent, response, failure);
        }
    }

    private static void take(Latencies latencies, long since, HttpResponse<byte[]> response, Throwable failure) {
        if (failure != null || response.statusCode() / 100 != 2) {
            latencies.addFailure();
        } else {
            latencies.add(System.nanoTime() - since);
        }
    }

    private static void awaitTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(left - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public void close() {
        client.close();
        threads.close();
    }
}
