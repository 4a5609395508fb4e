package io.sanjian.bench.city;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shares of the trades among posts and among those who look for work: a few hold several per cent each. */
final class Demand {
    private static final double WHOLE = 1000;

    private final Map<String, double[]> shares = new HashMap<>();

    /** Which side of the market is meant. */
    enum Side {
        POSTS, SEEKERS
    }

    Demand() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Demand.class.getResourceAsStream("/city/demand.tsv"), StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t"))
                    .forEach(cells -> shares.put(cells[0],
                            new double[]{Double.parseDouble(cells[1]), Double.parseDouble(cells[2])}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A draw of these entries in which every trade has its share; entries of one trade share it evenly. */
    <T> Weighted<T> draw(List<T> entries, Function<T, String> trade, Side side) {
        Map<String, Long> counts = entries.stream().collect(Collectors.groupingBy(trade, Collectors.counting()));
        double named = counts.keySet().stream().filter(shares::containsKey)
                .mapToDouble(name -> shares.get(name)[side.ordinal()]).sum();
        long others = counts.keySet().stream().filter(name -> !shares.containsKey(name)).count();
        double otherShare = others == 0 ? 0 : Math.max(1, (WHOLE - named) / others);
        return new Weighted<>(entries, entry -> {
            double[] share = shares.get(trade.apply(entry));
            return (share == null ? otherShare : share[side.ordinal()]) / counts.get(trade.apply(entry));
        });
    }
}
