/**
 * The audit: who read or changed whose data, as a chain of hashes that is closed in the background and verified on demand.
 *
 * <p>Reactive. Blocking: background and imports ({@link AuditChainer}, {@link AuditChain} where retention shortens the audit, and
 * {@link Audit} where an import is recorded).
 */
package io.sanjian.audit;
