/**
 * The server API of a WeChat mini-program: login codes, the access token that all replicas share, messages.
 *
 * <p>Reactive.
 */
package io.sanjian.gateway.wechat;
