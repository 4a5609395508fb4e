/** The audit as a chain of hashes: sealed in the background, verified on demand, read by administrators. */
package io.sanjian.audit;
