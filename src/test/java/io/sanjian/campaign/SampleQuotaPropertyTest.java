package io.sanjian.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SampleQuotaPropertyTest {

    @Property
    void allPlacesAreGivenAndEveryIndustryHasOne(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 9_999) Integer> people,
            @ForAll @IntRange(min = 60, max = 500) int size) {
        Map<String, Integer> quota = SampleQuota.of(named(people), size);

        assertThat(quota.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(size);
        assertThat(quota).hasSize(people.size());
        assertThat(quota.values()).allMatch(places -> places >= 1);
    }

    @Property
    void aLargerIndustryNeverHasFewer(
            @ForAll @Size(min = 2, max = 60) List<@IntRange(min = 1, max = 9_999) Integer> people) {
        Map<String, Integer> named = named(people);
        Map<String, Integer> quota = SampleQuota.of(named, 300);

        named.forEach((one, many) -> named.forEach((other, fewer) -> {
            if (many > fewer) {
                assertThat(quota.get(one)).isGreaterThanOrEqualTo(quota.get(other));
            }
        }));
    }

    @Property
    void withoutMinimumEveryIndustryIsWithinOneOfItsShare(
            @ForAll @Size(min = 1, max = 10) List<@IntRange(min = 1_000, max = 2_000) Integer> people) {
        Map<String, Integer> named = named(people);
        double all = people.stream().mapToInt(Integer::intValue).sum();

        SampleQuota.of(named, 300).forEach((industry, places) -> assertThat(
                Math.abs(places - 300 * named.get(industry) / all)).isLessThan(1));
    }

    private static Map<String, Integer> named(List<Integer> people) {
        Map<String, Integer> named = new HashMap<>();
        for (int i = 0; i < people.size(); i++) {
            named.put("行业" + i, people.get(i));
        }
        return named;
    }
}
