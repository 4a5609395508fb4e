package io.sanjian.access.rate;

import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Tokens that did not work, by address. They cannot be guessed; but each costs a look-up in the database, so an address
 * that goes on and on is not served any more, apart from callers whose tokens are known to work.
 */
@ApplicationScoped
public class FailedAuthLimiter {
    private static final String WHAT = "refused-token";
    private final RateLimiter limiter;
    private final RateConfig config;

    FailedAuthLimiter(RateLimiter limiter, RateConfig config) {
        this.limiter = limiter;
        this.config = config;
    }

    /** One more. */
    public void note(String address) {
        limiter.take(address, WHAT, config.refusals());
    }

    /** @return a problem where this address has shown too many lately, else null */
    public ProblemException tooMany(String address) {
        return config.enabled() && limiter.isExhausted(address, WHAT, config.refusals())
                ? ProblemException.later(ProblemType.TOO_MANY_REQUESTS,
                        "Too many tokens that do not work came from this address", Duration.ofSeconds(10))
                : null;
    }
}
