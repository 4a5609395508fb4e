/** The three picks as a text message. */
package io.sanjian.delivery.sms;
