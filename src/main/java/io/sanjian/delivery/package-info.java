/**
 * Outbox and channels: how the three picks reach the worker.
 *
 * <p>Reactive. Blocking: background ({@link Dispatcher}).
 */
package io.sanjian.delivery;
