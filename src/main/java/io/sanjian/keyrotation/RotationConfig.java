package io.sanjian.keyrotation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Rotation of keys. */
@ConfigMapping(prefix = "sanjian.keys.rotation")
public interface RotationConfig {

    /** Whether this replica works on rotations; one that does not can still start them. */
    @WithDefault("true")
    boolean enabled();

    /** Rows sealed anew, and locked, at a time. */
    @WithDefault("500")
    int batchSize();
}
