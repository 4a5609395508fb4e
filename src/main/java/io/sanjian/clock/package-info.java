/**
 * One time for all replicas, that of the database, and work that is repeated whatever the machine's clock does.
 *
 * <p>Blocking: background ({@link FixedDelayScheduler}, {@link ClockProducer}); Reactive where the work that is repeated is.
 */
package io.sanjian.clock;
