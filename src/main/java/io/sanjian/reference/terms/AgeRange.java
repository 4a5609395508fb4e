package io.sanjian.reference.terms;

import org.jspecify.annotations.Nullable;

/**
 * Ages in full years, both ends included.
 *
 * @param min youngest, or null where not stated
 * @param max oldest, or null where not stated
 */
public record AgeRange(@Nullable Integer min, @Nullable Integer max) {

    public boolean contains(int age) {
        return (min == null || age >= min) && (max == null || age <= max);
    }
}
