/**
 * The bounded executor for work of the processor that would hold an event loop up: searches, reading, workbooks.
 *
 * <p>Reactive.
 */
package io.sanjian.compute;
