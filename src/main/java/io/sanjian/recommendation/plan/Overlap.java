package io.sanjian.recommendation.plan;

/** What becomes of a plan's due time that comes while a run of the plan is open. There are never two at once. */
public enum Overlap {
    /** The run is made when the open one has ended; of several due times that passed meanwhile, for the latest. */
    WAIT,
    /** No run is made for this due time. */
    SKIP
}
