package io.sanjian;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Rules that an authority may set otherwise. */
@ConfigMapping(prefix = "sanjian.rules")
interface RulesConfig {

    /**
     * Age limits on construction sites. Notices of other provinces (沪建质安联〔2019〕346号) name them; no notice of
     * Chongqing was found, hence the switch.
     */
    ConstructionAges constructionAges();

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
