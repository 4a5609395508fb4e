package io.sanjian.compute;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/** Settings of the executor for work of the processor. */
@ConfigMapping(prefix = "sanjian.compute")
public interface ComputeConfig {

    /** Threads; twice the processors where nothing is said, because a search may wait for the disk. */
    OptionalInt threads();

    /** Requests that wait for a thread at most; one more is answered with 503 and may be sent again. */
    @WithDefault("1000")
    int queue();
}
