package io.sanjian.database;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A look at what others change, for however many want to know: never two at once, and at least a pause between two. Who asks
 * while one is under way or the pause lasts is served by the one after it.
 */
public final class PacedQuery {
    private final Duration pause;
    private final Supplier<Uni<Void>> query;
    private boolean running;
    private boolean again;

    /** @param query says itself what it found, and what failed: a failure ends the one look */
    public PacedQuery(Duration pause, Supplier<Uni<Void>> query) {
        this.pause = pause;
        this.query = query;
    }

    /** Looks now, or as soon as the pause after the look under way is over. Does not wait for it. */
    public void run() {
        synchronized (this) {
            if (running) {
                again = true;
                return;
            }
            running = true;
        }
        look();
    }

    private void look() {
        Uni.createFrom().<Void>deferred(query::get).onFailure().recoverWithNull()
                .onItem().delayIt().by(pause).subscribe().with(done -> next());
    }

    private void next() {
        synchronized (this) {
            running = again;
            again = false;
            if (!running) {
                return;
            }
        }
        look();
    }
}
