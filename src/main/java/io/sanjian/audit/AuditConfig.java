package io.sanjian.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The audit's chain. */
@ConfigMapping(prefix = "sanjian.audit")
public interface AuditConfig {

    /** How often new entries are chained. */
    @WithDefault("5s")
    Duration sealEvery();

    /** Entries chained in one transaction. */
    @WithDefault("1000")
    int sealBatch();

    /** An entry whose time is so much earlier than one that was chained before it counts as slipped in. */
    @WithDefault("1h")
    Duration lateBy();
}
