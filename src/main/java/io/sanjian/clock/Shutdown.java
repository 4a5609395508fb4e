package io.sanjian.clock;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Whether this process has been told to end. Calls under way are then given {@code quarkus.shutdown.timeout} to end; what
 * would go on for longer by its nature, such as a stream of events, ends itself.
 */
@ApplicationScoped
public class Shutdown {
    private volatile boolean begun;

    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        begun = true;
    }

    public boolean hasBegun() {
        return begun;
    }
}
