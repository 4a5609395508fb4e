package io.sanjian.fault;

import java.util.Random;

/** Where the random moments of a test come from: printed, and given again with {@code -Dsanjian.fault.seed}. */
final class Seed {
    private static final long VALUE = Long.getLong("sanjian.fault.seed", System.nanoTime());

    private Seed() {
    }

    static long value() {
        return VALUE;
    }

    /** The same sequence for the same seed and purpose, whatever other cases have drawn. */
    static Random random(String purpose) {
        return new Random(VALUE * 31 + purpose.hashCode());
    }
}
