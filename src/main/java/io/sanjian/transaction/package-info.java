/** Blocking transactions for work on worker threads. */
package io.sanjian.transaction;
