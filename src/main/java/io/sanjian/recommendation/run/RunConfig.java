package io.sanjian.recommendation.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How runs are executed. Keys begin with {@code sanjian.run}. */
@ConfigMapping(prefix = "sanjian.run")
public interface RunConfig {

    /** Whether this replica works on runs; all others go on without it. */
    @WithDefault("true")
    boolean executor();

    /** Threads that work on tasks; as many as processors by default. */
    OptionalInt threads();

    /** Workers in one task. What a killed replica had not finished of a batch is searched again by another. */
    @WithDefault("500")
    int batchSize();

    /** Posts kept by each search for a worker; after some searches each keeps twice as many as the one before. */
    @WithDefault("24")
    int candidates();

    /** How often a replica without work looks for some; work that arises on the replica itself is begun at once. */
    @WithDefault("1s")
    Duration pollInterval();

    /** How often a replica says of its tasks that it is still at them. */
    @WithDefault("5s")
    Duration heartbeat();

    /** A task without heartbeat for this long is taken over; several times {@link #heartbeat()}. */
    @WithDefault("30s")
    Duration staleAfter();

    /** Errors of one task after which the run is {@link RunState#FAILED}. */
    @WithDefault("5")
    int maxFailures();

    /** Pause of a task after its first error; doubled with every further one. */
    @WithDefault("2s")
    Duration retryPause();

    /** A worker's latest lists whose posts are not recommended again. */
    @WithDefault("3")
    int noRepeatLists();

    /** Lists older than this may be repeated. */
    @WithDefault("30d")
    Duration noRepeatFor();
}
