/**
 * The stored lists: written by runs, read by workers, brokers, exports and delivery.
 *
 * <p>Reactive.
 */
package io.sanjian.recommendation.pick;
