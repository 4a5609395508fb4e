package io.sanjian.recommendation.run;

/** Does the tasks of one kind. Everything a step leaves behind it writes in the transaction that finishes the task. */
interface Step {

    TaskKind kind();

    /**
     * @throws ClaimLostException if the task was taken over or its run has ended; nothing is left behind
     */
    void execute(Task task);
}
