/**
 * Readiness tied to the index and the database; how metrics are named.
 *
 * <p>Reactive.
 */
package io.sanjian.health;
