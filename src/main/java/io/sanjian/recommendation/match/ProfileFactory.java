package io.sanjian.recommendation.match;

import io.sanjian.matching.EmployerNames;
import io.sanjian.matching.Profile;
import io.sanjian.matching.Profile.Sex;
import io.sanjian.matching.Rule;
import io.sanjian.matching.Said;
import io.sanjian.matching.WorkArea;
import io.sanjian.reading.Understood;
import io.sanjian.reading.Understood.WantedTrade;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.area.Place;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.terms.Within;
import io.sanjian.worker.JobIntention;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds the profile that matching judges: what was given, completed by what the worker's words say. */
@ApplicationScoped
public class ProfileFactory {
    private static final Map<Wish, Within> SAID = Map.of(Wish.ONLY_IN_VILLAGE, Within.VILLAGE, Wish.ONLY_IN_TOWN,
            Within.TOWN, Wish.ONLY_IN_DISTRICT, Within.DISTRICT);

    private final Areas areas;

    public ProfileFactory(Areas areas) {
        this.areas = areas;
    }

    /**
     * @param age      full years on {@code at}
     * @param read     the intention's trades as read by the speech reader
     * @param excluded posting ids never to show, and why
     */
    public Profile of(JobIntention intention, int age, Sex sex, Understood read, Map<Long, Rule> excluded,
            LocalDate at) {
        Place home = place(intention.home());
        Set<String> certificates = new LinkedHashSet<>(intention.certificates());
        certificates.addAll(read.certificates());
        Set<Family> families = EnumSet.noneOf(Family.class);
        families.addAll(intention.families());
        families.addAll(read.families());
        Within within = within(intention, read);
        Pay expected = intention.expectedPay() == null ? read.pay() : intention.expectedPay();
        return new Profile(
                new Profile.Person(age, sex, intention.groups(), certificates, years(read), null), home,
                new Profile.Reach(reach(intention.reach().maxDistanceKm(), within), ground(home, within)),
                new Profile.Wanted(read.trades().stream().map(WantedTrade::code).toList(), read.barred(),
                        read.anything(),
                        families,
                        perMonth(expected), read.wishes(),
                        Set.of(), read.unread()),
                new Profile.Exclusions(excluded, employerKeys(intention), Set.of()), at, said(read, expected));
    }

    private static Said said(Understood read, Pay expected) {
        Map<String, String> words = new HashMap<>();
        read.trades().forEach(trade -> words.put(trade.code(), trade.heard()));
        return new Said(words, read.refusals().stream()
                .map(refusal -> new Said.Refusal(refusal.heard(), refusal.trades())).toList(), expected);
    }

    private Place place(JobIntention.Home home) {
        return areas.place(home.areaCode(), home.townCode(), home.point());
    }

    private static Map<String, Integer> years(Understood read) {
        Map<String, Integer> years = new HashMap<>();
        for (WantedTrade trade : read.trades()) {
            if (trade.years() != null) {
                years.put(trade.code(), trade.years());
            }
        }
        return years;
    }

    /** The narrower of what was given and what was said. */
    private static Within within(JobIntention intention, Understood read) {
        Within said = null;
        for (Map.Entry<Wish, Within> wish : SAID.entrySet()) {
            if (read.wishes().contains(wish.getKey()) && (said == null || wish.getValue().compareTo(said) < 0)) {
                said = wish.getValue();
            }
        }
        Within given = intention.reach().within();
        return said == null || given != null && given.compareTo(said) < 0 ? given : said;
    }

    private static Double reach(Double maxDistanceKm, Within within) {
        if (within == null) {
            return maxDistanceKm;
        }
        return maxDistanceKm == null ? within.reachKm() : Math.min(maxDistanceKm, within.reachKm());
    }

    private WorkArea ground(Place home, Within within) {
        return within == null ? null
                : new WorkArea(within, areas.districtCodesOf(home.areaCode(), home.townCode()),
                        within == Within.DISTRICT ? null : home.townCode());
    }

    private static Set<String> employerKeys(JobIntention intention) {
        return intention.excluded().employers().stream().flatMap(name -> EmployerNames.key(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static int perMonth(Pay expected) {
        return expected == null || expected.min() == null || !expected.unit().comparable() ? -1
                : expected.unit().perMonth(expected.min());
    }
}
