/** Readiness tied to the index and the database. */
package io.sanjian.health;
