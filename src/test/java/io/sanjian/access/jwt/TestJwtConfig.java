package io.sanjian.access.jwt;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A configuration with the defaults of the real one. */
record TestJwtConfig(Map<String, String> keys, Optional<String> activeKey, String issuer) implements JwtConfig {
    static final String A = "q0sxj8hJ0bd7V0dmzPpWQyw5M7YyXkq1c2v6l9uEoTg=";
    static final String B = "Yb5p1Lw9eV3kXn7sQ4tRz8uJh2mCf6aGdO0iEyKvNxU=";

    static TestJwtConfig of(Map<String, String> keys, String active) {
        return new TestJwtConfig(keys, Optional.ofNullable(active), "sanjian");
    }

    @Override
    public Duration ttl() {
        return Duration.ofMinutes(15);
    }

    @Override
    public Duration clockSkew() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Duration revocationPoll() {
        return Duration.ofSeconds(10);
    }
}
