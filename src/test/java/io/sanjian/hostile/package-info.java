/**
 * Hostile input: whatever is sent to the service is answered, quickly, briefly, with a problem that says what is wrong and
 * nothing of how the service is built, and harms nothing (ADR 0083).
 */
package io.sanjian.hostile;
