package io.sanjian.codes;

/**
 * A code and what people call it.
 *
 * @param name Chinese name shown to workers and brokers
 */
public record NamedCode(String code, String name) {
}
