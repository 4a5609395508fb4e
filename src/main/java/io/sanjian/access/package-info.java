/**
 * Who may call: bearer tokens, roles, the scope of each caller.
 *
 * <p>Reactive. Blocking: background and imports ({@link Audit}).
 */
package io.sanjian.access;
