/** JMH benchmarks of the inner loops. */
package io.sanjian.bench.micro;
