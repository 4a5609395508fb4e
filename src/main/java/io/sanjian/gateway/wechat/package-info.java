/** The server API of a WeChat mini-program: login codes, the access token that all replicas share, messages. */
package io.sanjian.gateway.wechat;
