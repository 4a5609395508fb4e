package io.sanjian.index.search;

import io.sanjian.matching.Profile;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The exact best posts for a profile: the answer is the one that judging every live posting would give. Blocks: never
 * call it on the event loop. Safe for use by many threads.
 */
@ApplicationScoped
public class MatchSearch {

    /**
     * @param limit how many at most, 1 or more
     */
    public MatchResult match(Profile profile, int limit) {
        throw new UnsupportedOperationException("lands with the index");
    }
}
