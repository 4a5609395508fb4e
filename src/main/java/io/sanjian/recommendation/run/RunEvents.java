package io.sanjian.recommendation.run;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.sanjian.clock.Shutdown;
import io.sanjian.database.Notifications;
import io.sanjian.database.PacedQuery;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Tells who watches a run of its changes, which the database notifies of. All who watch one run on this replica cost one
 * query together, a few times a second at most; a run that nobody watches costs none.
 */
@ApplicationScoped
class RunEvents {
    private static final Logger LOG = Logger.getLogger(RunEvents.class);
    private static final String CHANNEL = "run_change";
    /** At least so long between two looks at a run. */
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** So often something is said even of a run that does not change; and looked, whether or not it was notified. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Runs runs;
    private final Clock clock;
    private final Shutdown shutdown;
    private final Map<Long, Watch> watches = new ConcurrentHashMap<>();

    RunEvents(Runs runs, Clock clock, Shutdown shutdown) {
        this.runs = runs;
        this.clock = clock;
        this.shutdown = shutdown;
    }

    void start(@Observes StartupEvent event, Notifications notifications) {
        notifications.listen(CHANNEL, this::changed);
        Multi.createFrom().ticks().every(HEARTBEAT).onOverflow().drop().subscribe().with(tick -> beat());
    }

    /**
     * The run at once and whenever it has changed, until it has ended; empty every 15 seconds, to show that the connection
     * lives. It ends before where this process does.
     */
    Multi<Optional<RunResponse>> of(long runId) {
        return Multi.createFrom().emitter(emitter -> {
            Watch watch = watches.compute(runId, (id, known) -> {
                Watch joined = known == null ? new Watch(id) : known;
                joined.emitters.add(emitter);
                return joined;
            });
            emitter.onTermination(() -> watches.computeIfPresent(runId, (id, known) -> {
                known.emitters.remove(emitter);
                return known.emitters.isEmpty() ? null : known;
            }));
            if (shutdown.hasBegun()) {
                emitter.complete();
            } else {
                watch.look();
            }
        }, BackPressureStrategy.LATEST);
    }

    /** Streams would go on for longer than this process: who watches asks another replica. */
    void end(@Observes ShutdownDelayInitiatedEvent event) {
        watches.values().forEach(watch -> watch.emitters.forEach(MultiEmitter::complete));
    }

    /** How many runs are watched. */
    int watched() {
        return watches.size();
    }

    /** @param payload the id of a run; empty where any may have changed */
    private void changed(String payload) {
        if (payload.isEmpty()) {
            watches.values().forEach(Watch::look);
        } else {
            Watch watch = watches.get(Long.valueOf(payload));
            if (watch != null) {
                watch.look();
            }
        }
    }

    private void beat() {
        watches.values().forEach(watch -> {
            watch.emitters.forEach(emitter -> emitter.emit(Optional.empty()));
            watch.look();
        });
    }

    private Uni<Optional<RunResponse>> view(long runId) {
        return runs.find(runId).flatMap(found -> found
                .map(run -> runs.view(run, clock.instant()).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** Those who watch one run. */
    private final class Watch {
        private final long runId;
        private final Set<MultiEmitter<? super Optional<RunResponse>>> emitters = ConcurrentHashMap.newKeySet();
        private final PacedQuery look;

        private Watch(long runId) {
            this.runId = runId;
            this.look = new PacedQuery(PAUSE, this::read);
        }

        private void look() {
            look.run();
        }

        private Uni<Void> read() {
            return view(runId).invoke(this::tell).replaceWithVoid()
                    .onFailure().invoke(e -> LOG.debugf(e, "Run %d cannot be watched for the moment", runId));
        }

        /** A run that is no more has no events any more either. */
        private void tell(Optional<RunResponse> run) {
            boolean over = run.map(view -> view.state().isEnd()).orElse(true);
            emitters.forEach(emitter -> {
                if (run.isPresent()) {
                    emitter.emit(run);
                }
                if (over) {
                    emitter.complete();
                }
            });
        }
    }
}
