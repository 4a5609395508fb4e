/** Trades (工种) and certificates (证书): names, spoken names, near trades, what the law demands. */
package io.sanjian.reference.trade;
