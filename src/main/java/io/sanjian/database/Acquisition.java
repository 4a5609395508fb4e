package io.sanjian.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Blocking waits for connections. One that comes when nobody waits for it any more is given back. */
final class Acquisition {

    private Acquisition() {
    }

    /**
     * @throws CompletionException with the cause: what is wrong with the database, a {@link ConnectException} where it took too
     *                             long, or an {@link InterruptedException}
     */
    static <C extends SqlConnection> C await(Uni<C> connection, Duration longest) {
        CompletableFuture<C> waiting = new CompletableFuture<>();
        connection.subscribe().with(come -> {
            if (!waiting.complete(come)) {
                come.closeAndForget();
            }
        }, waiting::completeExceptionally);
        try {
            return waiting.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            leave(waiting);
            throw new CompletionException(new ConnectException("No connection within " + longest));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            leave(waiting);
            throw new CompletionException(e);
        }
    }

    private static void leave(CompletableFuture<? extends SqlConnection> waiting) {
        if (!waiting.cancel(false) && !waiting.isCompletedExceptionally()) {
            waiting.join().closeAndForget();
        }
    }
}
