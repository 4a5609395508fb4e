/**
 * The access tokens of people who log in: short-lived JSON Web Tokens (RFC 7519, 9068), signed and checked here.
 *
 * <p>Reactive.
 */
package io.sanjian.access.jwt;
