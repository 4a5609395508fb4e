/**
 * Campaigns of the bureaus (春风行动): the 21 columns by street, typed figures beside what the own records propose, and the form.
 *
 * <p>Reactive.
 */
package io.sanjian.campaign;
