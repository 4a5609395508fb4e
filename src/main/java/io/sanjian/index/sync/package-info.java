/**
 * Keeps the index equal to the table: change feed, updates, rebuild, proof of completeness.
 *
 * <p>Blocking: background, on a thread of its own.
 */
package io.sanjian.index.sync;
