package io.sanjian.recommendation.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Plans. */
@ConfigMapping(prefix = "sanjian.plan")
public interface PlanConfig {

    /** How often a replica looks for plans that have fallen due. */
    @WithDefault("10s")
    Duration tick();
}
