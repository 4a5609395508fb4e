/**
 * The ledger of returnees (渝人社办〔2022〕107号, annex 1): lines by person and season, weeks and their confirmations, the form.
 *
 * <p>Reactive.
 */
package io.sanjian.ledger;
