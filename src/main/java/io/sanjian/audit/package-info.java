/**
 * The audit: who read or changed whose data, as a chain of hashes that is closed in the background and verified on demand.
 *
 * <p>Reactive. Blocking: background ({@link Sealer}, and {@link AuditChain} where retention shortens the audit).
 */
package io.sanjian.audit;
