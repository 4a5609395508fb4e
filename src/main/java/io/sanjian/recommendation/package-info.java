/** Matching for one profile and runs for many: plans, runs, tasks, candidates, allocation, picks, feedback. */
package io.sanjian.recommendation;
