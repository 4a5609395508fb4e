/** Outbox and channels: how the three picks reach the worker. */
package io.sanjian.delivery;
