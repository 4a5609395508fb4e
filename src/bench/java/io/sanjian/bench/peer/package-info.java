/** Other engines on the same data, rules and machine. ADR 0071 says how each was set up and why. */
package io.sanjian.bench.peer;
