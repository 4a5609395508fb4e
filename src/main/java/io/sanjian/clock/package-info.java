/** One time for all replicas, that of the database, and work that is repeated whatever the machine's clock does. */
package io.sanjian.clock;
