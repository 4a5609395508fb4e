package io.sanjian.matching;

import io.sanjian.reference.terms.Pay;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the exact best posts for a profile among all live postings: the answer is the one that judging each of them would
 * give, whatever the engine. What recommends knows this port alone; the service's engine is its index, a run on a cluster
 * brings its own. Blocks: never called on an event loop. Safe for use by many threads.
 *
 * <p>An engine that cannot answer yet, such as one that still reads its postings, throws an exception of its own.
 */
public interface MatchEngine {

    /**
     * The best posts for a profile in the order of {@link PickDiversifier}, at most one per employer and near-duplicate, and how
     * many break which rule.
     *
     * @param limit how many at most, 1 or more
     */
    MatchResult match(Profile profile, int limit);

    /**
     * The best posts for a profile in the order of {@link PickDiversifier}, before the choice of one per employer, which the
     * allocation of a run makes: when a post is full, the worker may get another one of the same employer.
     * Near-duplicates are left out. Posts that break a rule are not counted; {@link #rejected} does.
     *
     * @param limit how many at most, 1 or more
     */
    MatchResult candidates(Profile profile, int limit);

    /**
     * More candidates for somebody whose first ones have gone to others: the best posts that may still take the person, in
     * their {@linkplain WelfareLastOrder turn}. The first three need no variety any more.
     *
     * @param limit how many at most, 1 or more
     */
    MatchResult further(Profile profile, int limit, CutOffContext context);

    /**
     * How many adverts suit the person by their trades, break no rule, and have given all places to better matches;
     * near-duplicates count each.
     */
    int taken(Profile profile, CutOffContext context);

    /**
     * How many posts within reach of home the person may not take now and could take with more certificates.
     *
     * @param then    the same person with the certificates
     * @param reachKm how far is near, great circle
     */
    int openedBy(Profile profile, Profile then, double reachKm);

    /** How many posts that concern the person break which rule. */
    Map<Rule, Integer> rejected(Profile profile);

    /**
     * The judgement on one posting, spelled out; empty where the engine has no posting of this id.
     *
     * @param offered what the posting pays as it states it, or null
     */
    Optional<Explanation> explain(Profile profile, long postingId, Pay offered);

    /** What matching knows of a posting; empty where the engine has none of this id. */
    Optional<PostingFacts> facts(long postingId);
}
