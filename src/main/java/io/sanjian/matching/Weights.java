package io.sanjian.matching;

/** Every weight of the score, with its reason. */
public final class Weights {
    /** Version of rules and weights; a run stores it with its picks. */
    public static final String VERSION = "1";

    private Weights() {
    }
}
