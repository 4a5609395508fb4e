/**
 * The pool with its bounds, units of work that outlive their callers, connections besides the pool, blocking transactions for
 * work on worker threads, and what becomes of all of them while the database is away.
 *
 * <p>Blocking: background ({@link Transactions}, {@link Acquisition}, {@link DirectConnections}, {@link SessionCheck}); Reactive: all else.
 */
package io.sanjian.database;
