/** Keeps the index equal to the table: change feed, updates, rebuild, proof of completeness. */
package io.sanjian.index.sync;
