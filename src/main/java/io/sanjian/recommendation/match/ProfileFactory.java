package io.sanjian.recommendation.match;

import io.sanjian.area.Areas;
import io.sanjian.area.Place;
import io.sanjian.catalog.Family;
import io.sanjian.catalog.Pay;
import io.sanjian.index.document.EmployerNames;
import io.sanjian.matching.Profile;
import io.sanjian.matching.Profile.Sex;
import io.sanjian.matching.Rule;
import io.sanjian.reading.Understood;
import io.sanjian.reading.Understood.WantedTrade;
import io.sanjian.worker.JobIntention;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Builds the profile that matching judges: what was given, completed by what the worker's words say. */
@ApplicationScoped
public class ProfileFactory {
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
        Place home = areas.place(intention.areaCode(), intention.townCode(), intention.point());
        Set<String> certificates = new LinkedHashSet<>(intention.certificates());
        certificates.addAll(read.certificates());
        Set<Family> families = EnumSet.noneOf(Family.class);
        families.addAll(intention.families());
        families.addAll(read.families());
        return new Profile(age, sex, home, intention.maxDistanceKm(),
                read.trades().stream().map(WantedTrade::code).toList(), read.barred(), read.anything(), certificates,
                perMonth(intention.expectedPay()), intention.groups(), families,
                read.wishes().stream().map(Enum::name).collect(Collectors.toUnmodifiableSet()), read.unread(),
                excluded, employerKeys(intention),
                Set.of(), at);
    }

    private static Set<String> employerKeys(JobIntention intention) {
        return intention.excludedEmployers().stream().flatMap(name -> EmployerNames.key(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static int perMonth(Pay expected) {
        return expected == null || expected.min() == null || !expected.unit().comparable() ? -1
                : expected.unit().perMonth(expected.min());
    }
}
