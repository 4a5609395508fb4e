/**
 * Calls of services that the operator has configured: WeChat, SMS gateways. Their addresses are trusted.
 *
 * <p>Reactive.
 */
package io.sanjian.gateway.http;
