package io.sanjian.recommendation.run;

import java.time.Duration;

/**
 * How far a run has come in its present phase. PLANNING and ALLOCATING are single steps and count as not begun until
 * they are over.
 *
 * @param done       workers done with in this phase
 * @param total      workers to do in this phase
 * @param full       lists of three stored so far
 * @param shortened  lists of fewer stored so far
 * @param served     workers left out so far because they had been given a list since the run was made
 * @param perSecond  workers per second in this phase
 * @param etaSeconds seconds until the end of this phase at that rate, or null where no rate is known
 */
public record RunProgress(int done, int total, int full, int shortened, int served, double perSecond, Long etaSeconds) {

    static RunProgress of(int done, int total, int full, int shortened, int served, Duration since) {
        double seconds = Math.max(0.001, since.toMillis() / 1000.0);
        double rate = done / seconds;
        return new RunProgress(done, total, full, shortened, served, Math.round(rate * 10) / 10.0,
                done == 0 ? null : (long) Math.ceil((total - done) / rate));
    }

    /** Of a run in an end state: what it achieved, at the rate of the whole run. */
    static RunProgress ended(Run run) {
        int lists = run.workers().full() + run.workers().shortened();
        double seconds = run.times().startedAt() == null ? 0
                : Duration.between(run.times().startedAt(), run.times().finishedAt()).toMillis() / 1000.0;
        return new RunProgress(lists, run.workers().total(), run.workers().full(), run.workers().shortened(),
                run.workers().served(), seconds <= 0 ? 0 : Math.round(lists / seconds * 10) / 10.0, null);
    }
}
