package io.sanjian.campaign;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a sample is parted among industries (107, annex 3): in proportion, by the largest remainders, at least one each. Where there
 * are more industries than places, the largest have one.
 */
final class SampleQuota {
    /** 5万人以上 and 5万人以下 both take in exactly 50,000; it counts as above. */
    private static final int LARGE = 50_000;
    private static final int OF_LARGE = 500;
    private static final int OF_OTHERS = 300;

    private SampleQuota() {
    }

    /** @param workers people whom an office looks after */
    static int size(int workers) {
        return workers >= LARGE ? OF_LARGE : OF_OTHERS;
    }

    /**
     * @param people by industry, above 0
     * @return places by industry, which are {@code size} together unless there is no industry; equal shares go by name
     */
    static Map<String, Integer> of(Map<String, Integer> people, int size) {
        List<String> industries = people.keySet().stream()
                .sorted(Comparator.<String>comparingInt(people::get).reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(size).toList();
        long all = industries.stream().mapToLong(people::get).sum();
        Map<String, Integer> quota = new TreeMap<>();
        Map<String, Double> share = new HashMap<>();
        int left = size;
        for (String industry : industries) {
            double exact = (double) size * people.get(industry) / all;
            share.put(industry, exact);
            quota.put(industry, Math.max(1, (int) exact));
            left -= quota.get(industry);
        }
        Comparator<String> lacking = Comparator.<String>comparingDouble(each -> share.get(each) - quota.get(each))
                .reversed().thenComparing(Comparator.naturalOrder());
        for (; left > 0 && !industries.isEmpty(); left--) {
            quota.merge(industries.stream().min(lacking).orElseThrow(), 1, Integer::sum);
        }
        for (; left < 0; left++) {
            quota.merge(industries.stream().filter(each -> quota.get(each) > 1).max(lacking).orElseThrow(), -1,
                    Integer::sum);
        }
        return quota;
    }
}
