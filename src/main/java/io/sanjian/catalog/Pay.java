package io.sanjian.catalog;

/**
 * Pay offered or expected, in yuan before tax.
 *
 * @param min lower end, or null where only an upper end is stated
 * @param max upper end, or null where open
 */
public record Pay(Double min, Double max, PayUnit unit) {
}
