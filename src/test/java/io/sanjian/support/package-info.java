/**
 * What tests share, in one place: the database ({@link io.sanjian.support.TestDatabase}), callers and tokens
 * ({@link io.sanjian.support.Api}, {@link io.sanjian.support.TestTokens}, {@link io.sanjian.support.People},
 * {@link io.sanjian.support.World}), raw calls, the operations of the OpenAPI document, an index in memory. Below it the
 * gateways that are played ({@code fake}), made-up data ({@code demo}) and the service as a process of its own
 * ({@code local}). What the tests of one package alone need lies beside them.
 */
package io.sanjian.support;
