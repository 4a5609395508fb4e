/**
 * Text messages over a gateway: the interface, and the gateways that can be configured.
 *
 * <p>Reactive.
 */
package io.sanjian.gateway.sms;
