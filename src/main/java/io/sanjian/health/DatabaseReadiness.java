package io.sanjian.health;

import io.sanjian.database.DatabaseProbe;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while the database answers on a connection outside of the pool: that all of the pool are taken is told to those who
 * wait (503), not to the load balancer, which would take out all replicas of a slow database at once. Slowness alone ends
 * readiness after a while only; a refused connection at once.
 */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements AsyncHealthCheck {
    private static final String NAME = "database";

    private final DatabaseProbe probe;
    private final DatabaseHealthConfig config;
    private volatile long answered = System.nanoTime();

    DatabaseReadiness(DatabaseProbe probe, DatabaseHealthConfig config) {
        this.probe = probe;
        this.config = config;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return probe.database().ifNoItem().after(config.answerWithin()).fail().map(_ -> {
            answered = System.nanoTime();
            return HealthCheckResponse.up(NAME);
        }).onFailure(TimeoutException.class).recoverWithItem(this::slow)
                .onFailure().recoverWithItem(e -> HealthCheckResponse.named(NAME).down()
                        .withData("error", String.valueOf(e.getMessage())).build());
    }

    private HealthCheckResponse slow() {
        Duration silent = Duration.ofNanos(System.nanoTime() - answered);
        return HealthCheckResponse.named(NAME).status(silent.compareTo(config.unreadyAfter()) < 0)
                .withData("silentSeconds", silent.toSeconds()).build();
    }
}
