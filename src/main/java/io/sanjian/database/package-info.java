/** Blocking transactions for work on worker threads, and what becomes of them while the database is away. */
package io.sanjian.database;
