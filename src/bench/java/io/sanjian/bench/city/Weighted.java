package io.sanjian.bench.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** Draws from a list, the weightier entries more often. */
final class Weighted<T> {
    private final List<T> entries;
    private final double[] sums;

    /** @param weight of an entry, 0 or more, not all 0 */
    Weighted(List<T> entries, ToDoubleFunction<T> weight) {
        this.entries = new ArrayList<>(entries);
        this.sums = new double[entries.size()];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += weight.applyAsDouble(entries.get(i));
            sums[i] = sum;
        }
    }

    T draw(RandomGenerator random) {
        int found = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
        return entries.get(found < 0 ? -found - 1 : found + 1);
    }
}
