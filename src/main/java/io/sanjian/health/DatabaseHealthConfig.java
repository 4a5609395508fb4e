package io.sanjian.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a database that is slow counts as away, and a pool that gives no connection as dead. */
@ConfigMapping(prefix = "sanjian.health")
interface DatabaseHealthConfig {

    /** Longest that a health check waits for the database; less than the time-out of the probes. */
    @WithDefault("2S")
    Duration answerWithin();

    /** How long a database may be too slow for {@link #answerWithin} before the replica is no longer ready. */
    @WithDefault("30S")
    Duration unreadyAfter();

    /**
     * How long the pool may give no connection to anybody and do nothing with those it has, while the database answers on
     * another one, before the replica counts as dead.
     */
    @WithDefault("75S")
    Duration deadAfter();
}
