/**
 * Postings (岗位): the table, upsert by source and external id, lifecycle, bulk import.
 *
 * <p>Reactive.
 */
package io.sanjian.posting;
