/**
 * Workers (返乡农民工): profile, identity, privacy, consent, import.
 *
 * <p>Reactive.
 */
package io.sanjian.worker;
