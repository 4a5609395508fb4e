package io.sanjian.recommendation.match;

import io.sanjian.matching.EmployerNames;
import io.sanjian.matching.Profile;
import io.sanjian.matching.Profile.Sex;
import io.sanjian.matching.Rule;
import io.sanjian.matching.Said;
import io.sanjian.matching.Weights;
import io.sanjian.matching.WorkArea;
import io.sanjian.reading.Understood;
import io.sanjian.reading.Understood.WantedTrade;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.area.Place;
import io.sanjian.reference.area.Roads;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.terms.Within;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trades;
import io.sanjian.worker.JobIntention;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collections;
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
    private final Trades trades;
    private final Roads roads;

    public ProfileFactory(Areas areas, Trades trades, Roads roads) {
        this.areas = areas;
        this.trades = trades;
        this.roads = roads;
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
                reach(intention, home, within, read),
                new Profile.Wanted(read.trades().stream().map(WantedTrade::code).toList(), barred(read),
                        read.anything(),
                        families,
                        perMonth(expected), read.wishes(),
                        read.musts(), read.unread()),
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

    /** What was ruled out, and what the law keeps from the pregnant and nursing (女职工劳动保护特别规定, annex). */
    private Set<String> barred(Understood read) {
        Set<Trade.Flag> kept = EnumSet.noneOf(Trade.Flag.class);
        if (read.wishes().contains(Wish.PREGNANT)) {
            kept.addAll(Set.of(Trade.Flag.HEIGHT, Trade.Flag.HEAVY, Trade.Flag.TOXIC));
        }
        if (read.wishes().contains(Wish.NURSING)) {
            kept.add(Trade.Flag.TOXIC);
        }
        if (kept.isEmpty()) {
            return read.barred();
        }
        Set<String> barred = new LinkedHashSet<>(read.barred());
        trades.all().stream().filter(trade -> !Collections.disjoint(trade.flags(), kept)).map(Trade::code)
                .forEach(barred::add);
        return barred;
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

    /**
     * Own limits as they are. Whoever set none travels a day's way if they stay near home, any way if they would leave, and
     * else so far that they come home at the end of the week.
     */
    private Profile.Reach reach(JobIntention intention, Place home, Within within, Understood read) {
        Double stated = intention.reach().maxDistanceKm();
        WorkArea ground = ground(home, within);
        if (stated != null || within != null) {
            return new Profile.Reach(
                    within == null ? stated
                            : stated == null ? (Double) within.reachKm() : (Double) Math.min(stated, within.reachKm()),
                    ground);
        }
        if (read.wishes().contains(Wish.NEAR_HOME)) {
            return new Profile.Reach(Weights.DAILY_KM / roads.detour(home.areaCode()), null, false, false, Set.of());
        }
        boolean leaves = leaves(read);
        return new Profile.Reach(leaves ? null : (Double) Weights.STAYING_KM, null, false, leaves,
                leaves ? Set.copyOf(areas.partners(home.areaCode())) : Set.of());
    }

    /** Who says so, who asks for a place to live, and who works where building goes on. */
    private boolean leaves(Understood read) {
        return read.wishes().contains(Wish.READY_TO_LEAVE) || read.wishes().contains(Wish.LODGING)
                || read.trades().stream().map(WantedTrade::code)
                        .anyMatch(code -> trades.find(code).map(Trade::construction).orElse(false));
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
