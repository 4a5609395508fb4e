/**
 * Branch and bound over postings, in plain Java: what the best posting of a set can score and which rules each of it
 * breaks, told from a few numbers per node. It reads rules and score of {@link io.sanjian.matching}, which know nothing
 * of it; a property test holds them together.
 */
package io.sanjian.matching.bound;
