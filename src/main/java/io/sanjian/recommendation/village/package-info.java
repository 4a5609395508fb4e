/**
 * The broker's list: who of a village was recommended what, to print or as a workbook.
 *
 * <p>Reactive.
 */
package io.sanjian.recommendation.village;
