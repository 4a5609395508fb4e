package io.sanjian.recommendation.run;

/** What a run is busy with. */
public enum RunPhase {
    /** Cutting the workers in scope into batches. */
    PLANNING,
    /** Finding candidates for each worker; entered again when lists prove too short for the allocation. */
    SEARCHING,
    /** Deciding who gets which posts. */
    ALLOCATING,
    /** Writing the lists and the messages that announce them. */
    STORING,
    DONE
}
