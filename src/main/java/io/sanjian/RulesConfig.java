package io.sanjian;

import io.sanjian.reference.terms.WorkerGroup;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** Rules that an authority may set otherwise. */
@ConfigMapping(prefix = "sanjian.rules")
interface RulesConfig {

    /**
     * Age limits on construction sites. Notices of other provinces (沪建质安联〔2019〕346号) name them; no notice of
     * Chongqing was found, hence the switch.
     */
    ConstructionAges constructionAges();

    /**
     * Groups to which public-welfare posts are open besides the "4050". Where it is not set, the seven in which the
     * notices of the districts agree ({@link io.sanjian.matching.RuleSettings#DEFAULT}). Some districts name more, such as GRADUATE,
     * RELEASED, REHABILITATED and CAPACITY_CUT (南川 2025-04), others fewer: POVERTY_ALLEVIATED and POVERTY_MONITORED for
     * posts in villages (万州 2026).
     */
    Optional<Set<WorkerGroup>> welfareGroups();

    interface ConstructionAges {

        /** Whether the limits apply. */
        @WithDefault("true")
        boolean enabled();

        /** Oldest full years of a man on a site. */
        @WithDefault("60")
        int maxMen();

        /** Oldest full years of a woman on a site. */
        @WithDefault("50")
        int maxWomen();
    }
}
