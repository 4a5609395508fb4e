package io.sanjian.codes;

/**
 * A code and what people call it.
 *
 * @param name Chinese name shown to workers and brokers
 */
public record NamedCodeResponse(String code, String name) {
}
