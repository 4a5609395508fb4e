/** Readiness tied to the index and the database; how metrics are named. */
package io.sanjian.health;
