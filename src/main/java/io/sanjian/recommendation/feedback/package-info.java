/**
 * What workers say to their recommendations; the next run respects it.
 *
 * <p>Reactive.
 */
package io.sanjian.recommendation.feedback;
