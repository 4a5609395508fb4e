/** Calls of services that the operator has configured: WeChat, SMS gateways. Their addresses are trusted. */
package io.sanjian.gateway.http;
