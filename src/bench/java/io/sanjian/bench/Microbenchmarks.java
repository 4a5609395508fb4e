package io.sanjian.bench;

/**
 * The JMH benchmarks of {@code io.sanjian.bench.micro}. Arguments are JMH's own, such as a pattern of names and
 * {@code -prof gc}; {@code -h} lists them.
 */
final class Microbenchmarks {
    private Microbenchmarks() {
    }

    static void main(String[] arguments) throws Exception {
        org.openjdk.jmh.Main.main(arguments);
    }
}
