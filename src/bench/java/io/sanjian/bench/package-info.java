/**
 * Benchmarks, run by {@code src/bench/run NAME}; {@code docs/benchmarks.md} has the command of every figure. Only the
 * Maven profile {@code bench} compiles this; nothing of it is in the service.
 */
package io.sanjian.bench;
