package io.sanjian.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Bearer tokens. */
@ConfigMapping(prefix = "sanjian.access")
public interface AccessConfig {

    /**
     * A token that is accepted as ADMIN without being in the database: for the local mode, and to issue the first
     * tokens of an installation. Unset it afterwards. Environment: {@code SANJIAN_ADMIN_TOKEN}.
     */
    Optional<String> adminToken();

    /**
     * How long a replica trusts what it last read of a token. A token revoked through another replica works for so
     * long at most.
     */
    @WithDefault("10s")
    Duration cacheTtl();

    /** Tokens, known or not, that a replica remembers at most. */
    @WithDefault("10000")
    int cacheSize();

    /** How long a token works at most, and without an end of its own. A rotation begins this anew. */
    @WithDefault("365d")
    Duration tokenTtl();

    /** How long the secret before a rotation works on, where the rotation does not say. */
    @WithDefault("24h")
    Duration rotationGrace();

    /** The time of last use is written at most this often per token. */
    @WithDefault("1m")
    Duration touchEvery();
}
