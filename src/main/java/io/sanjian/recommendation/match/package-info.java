/**
 * Matching for one profile, while the caller waits: the request's profile, the picks, and why or why not.
 *
 * <p>Reactive: reading and searching are done on the {@link io.sanjian.compute.ComputeExecutor}.
 */
package io.sanjian.recommendation.match;
