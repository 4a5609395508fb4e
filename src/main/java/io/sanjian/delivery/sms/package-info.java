/**
 * The three picks as a text message.
 *
 * <p>Reactive.
 */
package io.sanjian.delivery.sms;
