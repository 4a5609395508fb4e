package io.sanjian.clock;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Work that is repeated in intervals. */
@ConfigMapping(prefix = "sanjian.ticks")
public interface FixedDelayConfig {

    /** Whether it is done by itself; tests do it by hand. */
    @WithDefault("true")
    boolean enabled();
}
