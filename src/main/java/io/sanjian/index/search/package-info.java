/**
 * Questions to the index: the best posts for a profile, and the postings of the search API.
 *
 * <p>Reactive: what asks Lucene does so on the {@link io.sanjian.compute.ComputeExecutor}.
 */
package io.sanjian.index.search;
