/**
 * Moving everything sealed from one key to another: rotation in the background, and which keys may go.
 *
 * <p>Reactive. Blocking: background ({@link KeyRotator}, which works by {@link Rotations} and {@link ReEncryption}).
 */
package io.sanjian.keyrotation;
