package io.sanjian.health;

import io.sanjian.index.sync.SyncProgress;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready until the index has once held all that the table held. A later lag does not end readiness, for every
 * replica would leave at once; it is a metric.
 */
@Readiness
public class IndexReadiness implements HealthCheck {
    private final SyncProgress progress;

    public IndexReadiness(SyncProgress progress) {
        this.progress = progress;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("posting index").status(progress.caughtUp())
                .withData("postings", progress.documents()).withData("rebuilding", progress.rebuilding())
                .withData("lagSeconds", progress.lag().toSeconds()).build();
    }
}
