/**
 * Runs: one list for every worker in scope. A run is cut into tasks that every replica claims, keeps alive and finishes
 * under a fencing token; see {@code docs/runs.md}.
 */
package io.sanjian.recommendation.run;
