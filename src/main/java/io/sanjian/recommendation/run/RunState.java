package io.sanjian.recommendation.run;

/** State of a run. */
public enum RunState {
    /** Created; no replica has begun with it. */
    PENDING,
    RUNNING,
    /** Every worker in scope has a list; delivery goes on by itself. */
    COMPLETED,
    CANCELLED,
    /** One of its tasks failed again and again; {@link Run#failure()} says why. */
    FAILED;

    /** Whether the state never changes again. */
    public boolean isEnd() {
        return this != PENDING && this != RUNNING;
    }
}
