/** The audit: who read or changed whose data, as a chain of hashes that is closed in the background and verified on demand. */
package io.sanjian.audit;
