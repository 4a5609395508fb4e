/** The three picks as a WeChat subscribe message. */
package io.sanjian.delivery.wechat;
