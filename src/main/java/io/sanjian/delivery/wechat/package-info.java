/**
 * The three picks as a WeChat subscribe message.
 *
 * <p>Reactive.
 */
package io.sanjian.delivery.wechat;
