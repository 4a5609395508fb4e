package io.sanjian.access.jwt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Access tokens of people who log in. Without keys nobody can log in, and only bearer tokens work. */
@ConfigMapping(prefix = "sanjian.jwt")
public interface JwtConfig {

    /**
     * Keys by id (letters and digits): at least 32 random bytes in Base64 each. To rotate, add one under a new id, make
     * it the active one once every replica has it, and remove the old one when its last tokens have ended. Environment:
     * {@code SANJIAN_JWT_KEYS_<ID>}.
     */
    Map<String, String> keys();

    /** Id of the key that signs. Environment: {@code SANJIAN_JWT_ACTIVE_KEY}. */
    Optional<String> activeKey();

    /** How long a token works. */
    @WithDefault("15m")
    Duration ttl();

    /** By how much the clocks of two replicas may differ. */
    @WithDefault("30s")
    Duration clockSkew();

    /** Who issues and who accepts the tokens; another name for each installation that shares no users. */
    @WithDefault("sanjian")
    String issuer();

    /** How often a replica asks which log-ins were ended through other replicas. */
    @WithDefault("10s")
    Duration revocationPoll();
}
