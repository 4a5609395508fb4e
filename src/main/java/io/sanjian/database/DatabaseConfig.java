package io.sanjian.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the database may keep somebody waiting. */
@ConfigMapping(prefix = "sanjian.database")
public interface DatabaseConfig {

    /** Longest wait for a connection of the pool, or for one to be made; then the call ends with 503. */
    @WithDefault("5S")
    Duration connectionTimeout();

    /** Longest wait of a statement for what another transaction holds; then the call ends with 503. */
    @WithDefault("10S")
    Duration lockTimeout();

    /**
     * Longest silence of the database on a connection of the pool, then it is closed: whoever waits for an answer gets 503.
     * No statement may take longer; an unused connection is made again when it is wanted.
     */
    @WithDefault("2M")
    Duration silence();
}
