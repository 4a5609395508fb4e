package io.sanjian.index;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Settings of the index. */
@ConfigMapping(prefix = "sanjian.index")
public interface IndexConfig {

    /** Folder of this process's own index. Replicas on one disk need one folder each. */
    @WithDefault("${sanjian.home:.sanjian}/index")
    Path directory();

    /** Most memory that changes may take before they are written to a segment. */
    @WithDefault("32M")
    MemorySize ramBuffer();

    /** Time between two looks at the change feed; a notification of the database brings the look forward. */
    @WithDefault("1s")
    Duration pollInterval();

    /** Time between two looks while a change waits for an older transaction to end. */
    @WithDefault("100ms")
    Duration pendingInterval();

    /** Changes and postings read from the database at once. */
    @WithDefault("1000")
    int batchSize();

    /** While many changes come one after the other: least time between two moments at which they become visible. */
    @WithDefault("250ms")
    Duration refreshInterval();

    /** Longest time between a change and its commit; after a crash the changes since the last commit are read again. */
    @WithDefault("10s")
    Duration commitInterval();

    /** Threads that build documents. */
    @WithDefault("2")
    int builders();

    /**
     * Whether the posts that matching needs in memory (about half a kilobyte each) are read before the service is ready,
     * or at the first match, which then waits for it: some seconds for 300,000.
     */
    @WithDefault("false")
    boolean loadAtStart();

    /** So many changes without a pause are a bulk load: index and table are compared after it. */
    @WithDefault("5000")
    int proofAfter();

    /** How long the change feed is kept. A process that was away for longer rebuilds its index. */
    @WithDefault("7d")
    Duration feedRetention();

    /** Time between two sweeps of the change feed. */
    @WithDefault("1h")
    Duration feedSweepInterval();
}
