package io.sanjian.keyrotation;

import io.quarkus.runtime.StartupEvent;
import io.sanjian.clock.FixedDelayScheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Works on rotations in the background: at once where one was started, and where another replica died. */
@ApplicationScoped
class KeyRotator {
    private static final Logger LOG = Logger.getLogger(KeyRotator.class);
    private static final Duration LOOK = Duration.ofSeconds(30);

    private final Rotations rotations;
    private final RotationConfig config;
    private final AtomicBoolean working = new AtomicBoolean();

    KeyRotator(Rotations rotations, RotationConfig config) {
        this.rotations = rotations;
        this.config = config;
    }

    void start(@Observes StartupEvent event, FixedDelayScheduler ticks) {
        ticks.every(LOOK, "key-rotation", this::work);
    }

    /** At once, rather than at the next look. */
    void requested(@ObservesAsync RotationRequest request) {
        work();
    }

    /** Goes on until there is nothing left to do, or another replica does it. */
    void work() {
        if (!config.enabled() || !working.compareAndSet(false, true)) {
            return;
        }
        try {
            while (rotations.workOnce()) {
                LOG.trace("a batch was sealed anew");
            }
        } catch (RuntimeException e) {
            LOG.warn("Keys are not rotated for the moment; it is tried again", e);
        } finally {
            working.set(false);
        }
    }
}
