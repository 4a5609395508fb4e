/**
 * Signed HTTP calls to the systems of portals and bureaus, in the form of Standard Webhooks.
 *
 * <p>Reactive.
 */
package io.sanjian.delivery.webhook;
