package io.sanjian.health;

import io.sanjian.database.DatabaseProbe;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.DatabaseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.SocketException;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Dead where the pool has given no connection for a while although the database answers on another one, and the database
 * has seen none of the pool's connections do anything for as long: they are lost, and only a new process helps. Nothing of
 * this holds of a database that is away (a new process would not help), nor of a pool that many wait for (its connections are
 * at work).
 */
@Liveness
@ApplicationScoped
class PoolLiveness implements AsyncHealthCheck {
    private static final String NAME = "connection pool";
    private static final HealthCheckResponse ALIVE = HealthCheckResponse.up(NAME);

    private final DatabaseProbe probe;
    private final DatabaseHealthConfig config;
    /** Longest wait for each of the two. */
    private final Duration patience;
    /** {@link System#nanoTime}, while the pool keeps waiting; else null. */
    private volatile Long starvingSince;

    PoolLiveness(DatabaseProbe probe, DatabaseHealthConfig config) {
        this.probe = probe;
        this.config = config;
        this.patience = config.answerWithin().dividedBy(2);
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        long asked = System.nanoTime();
        return probe.pool().ifNoItem().after(patience).fail().map(_ -> answered())
                .onFailure(failure -> failure instanceof DatabaseException || failure instanceof SocketException)
                .recoverWithItem(this::answered)
                .onFailure().recoverWithUni(() -> starved(asked));
    }

    /** With a connection, or with the database's own reason why there is none. */
    private HealthCheckResponse answered() {
        starvingSince = null;
        return ALIVE;
    }

    private Uni<HealthCheckResponse> starved(long asked) {
        Long since = starvingSince;
        if (since == null) {
            starvingSince = asked;
            return Uni.createFrom().item(ALIVE);
        }
        Duration starving = Duration.ofNanos(System.nanoTime() - since);
        return starving.compareTo(config.deadAfter()) < 0 ? Uni.createFrom().item(ALIVE)
                : probe.database().ifNoItem().after(patience).fail()
                        .map(unused -> unused == null || unused > config.deadAfter().toMillis() ? dead(starving)
                                : ALIVE)
                        .onFailure().recoverWithItem(ALIVE);
    }

    private static HealthCheckResponse dead(Duration starving) {
        return HealthCheckResponse.named(NAME).down().withData("noConnectionForSeconds", starving.toSeconds()).build();
    }
}
