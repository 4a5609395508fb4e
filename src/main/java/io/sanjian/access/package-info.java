/**
 * Who may call: bearer tokens, roles, the scope of each caller.
 *
 * <p>Reactive.
 */
package io.sanjian.access;
