package io.sanjian.recommendation.run;

import io.sanjian.matching.Rule;
import java.time.Instant;
import java.util.Map;

/**
 * What happened between a worker and postings before this run.
 *
 * @param excluded     postings not to recommend (again), and why
 * @param waitingSince time of the worker's last list; where there was none the day of return, else of entry
 */
record WorkerHistory(Map<Long, Rule> excluded, Instant waitingSince) {
}
