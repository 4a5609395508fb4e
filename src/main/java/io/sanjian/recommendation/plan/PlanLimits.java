package io.sanjian.recommendation.plan;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of plans. Keys begin with {@code sanjian.plan}. */
@ConfigMapping(prefix = "sanjian.plan")
public interface PlanLimits {

    /**
     * The shortest time between two due times of a plan: a cron expression that comes more often is refused, and a stored
     * one is due only as often as this. An hour: three further posts are no news more often, and a run of a city takes
     * minutes.
     */
    @WithDefault("1h")
    Duration minInterval();
}
