package io.sanjian.time;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Work that is repeated in intervals. */
@ConfigMapping(prefix = "sanjian.ticks")
public interface TickConfig {

    /** Whether it is done by itself; tests do it by hand. */
    @WithDefault("true")
    boolean enabled();
}
