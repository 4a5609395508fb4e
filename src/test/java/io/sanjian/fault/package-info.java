/**
 * Faults on purpose: the packaged service, its database and the gateways as processes of their own that are killed, cut
 * off, slowed down and filled up, and after each fault the proof that nothing was lost and nothing doubled (ADR 0080).
 */
package io.sanjian.fault;
