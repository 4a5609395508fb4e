/**
 * Plans: when to recommend to whom, and the tick that turns due plans into runs.
 *
 * <p>Reactive.
 */
package io.sanjian.recommendation.plan;
