package io.sanjian.recommendation.run;

/** What a task does. */
enum TaskKind {
    /** Cuts the workers in scope into SEARCH tasks. */
    PLAN,
    /** Finds candidates for a batch of workers. */
    SEARCH,
    /** Decides who gets which posts; ends in STORE tasks, or in SEARCH tasks of another round. */
    ALLOCATE,
    /** Stores the lists of a batch of workers with the messages that announce them. */
    STORE,
    /** Deletes what the run no longer needs. */
    CLEAN
}
