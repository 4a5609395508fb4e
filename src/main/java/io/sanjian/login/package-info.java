/**
 * People log in by WeChat, keep their sessions, and prove which worker they are (ADR 0042, 0043).
 *
 * <p>Reactive.
 */
package io.sanjian.login;
