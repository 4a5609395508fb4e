package io.sanjian.matching;

import io.sanjian.matching.PostingFacts.Trait;
import io.sanjian.reference.area.Roads;
import io.sanjian.reference.terms.EmploymentForm;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Wish;
import java.util.Set;

/** How well does a post suit: the six parts, each from 0 to its greatest value in {@link Weights}. */
public final class Scoring {
    private final Profile profile;
    private final boolean dayOnly;
    private final Roads roads;

    Scoring(Profile profile, Roads roads) {
        this.profile = profile;
        this.roads = roads;
        Set<Wish> wishes = profile.wishes();
        this.dayOnly = wishes.contains(Wish.NO_NIGHT_SHIFT) || wishes.contains(Wish.DAY_SHIFT);
    }

    /** Whether night work speaks against a post. */
    public boolean dayOnly() {
        return dayOnly;
    }

    Score score(PostingFacts posting, int percent, double distanceKm) {
        return new Score(trade(posting, percent), distance(posting, distanceKm), pay(posting), preference(posting),
                age(posting), freshness(posting));
    }

    int trade(PostingFacts posting, int percent) {
        int share = posting.traits().contains(Trait.WHITE_COLLAR) ? Weights.DEGREE_SHARE : 100;
        return TradeFit.points(percent * share / 100);
    }

    /** @param distanceKm great circle; the roads of both districts make more of it */
    int distance(PostingFacts posting, double distanceKm) {
        return Weights.at(profile.maxDistanceKm() == null ? Weights.DISTANCE_STEPS : Weights.LIMITED_DISTANCE_STEPS,
                distanceKm * roads.detour(profile.home(), posting.place()));
    }

    /** Road kilometres per great-circle kilometre around the home, 1 or more. */
    public double detourAtHome() {
        return roads.detour(profile.home().areaCode());
    }

    int pay(PostingFacts posting) {
        int offered = offered(posting);
        if (offered < 0 || profile.expectedPay() <= 0) {
            return Weights.PAY_UNKNOWN;
        }
        return Weights.at(Weights.PAY_STEPS, 100.0 * offered / profile.expectedPay());
    }

    /** The upper end, or the lower one where it stands alone; yuan per month, -1 where none is known. */
    public static int offered(PostingFacts posting) {
        return posting.pay().max() >= 0 ? posting.pay().max() : posting.pay().min();
    }

    int preference(PostingFacts posting) {
        int points = Weights.PREFERENCE_BASE;
        if (profile.families().contains(posting.family())) {
            points += Weights.FAMILY_ASKED;
        } else if (posting.family() == Family.PUBLIC_WELFARE) {
            points -= Weights.WELFARE_COST;
        }
        if (dayOnly && posting.traits().contains(Trait.NIGHT_SHIFT)) {
            points -= Weights.NIGHT_COST;
        }
        points += Weights.WISH_MET * wishesMet(posting);
        return Math.clamp(points, 0, Weights.PREFERENCE_MAX);
    }

    int wishesMet(PostingFacts posting) {
        int met = 0;
        if (!profile.wishes().isEmpty()) {
            met += wished(Wish.DAILY_PAY, posting.traits().contains(Trait.DAILY_PAY));
            met += wished(Wish.LODGING, posting.traits().contains(Trait.LODGING));
            met += wished(Wish.MEALS, posting.traits().contains(Trait.MEALS));
            met += wished(Wish.PART_TIME, posting.form() != EmploymentForm.FULL_TIME);
        }
        return met;
    }

    int age(PostingFacts posting) {
        if (profile.age() >= Weights.OLDER_FROM) {
            return welcomesOlder(posting) ? Weights.AGE_MAX : posting.age() != null ? 1 : 0;
        }
        return posting.age() != null ? Weights.AGE_MAX : Weights.AGE_UNKNOWN;
    }

    public static boolean welcomesOlder(PostingFacts posting) {
        return posting.traits().contains(Trait.OLDER_WELCOME)
                || posting.age() != null && posting.age().max() != null && posting.age().max() >= 60;
    }

    int freshness(PostingFacts posting) {
        long days = Math.max(0, profile.at().toEpochDay() - posting.publishedOn().toEpochDay());
        return Weights.at(Weights.FRESHNESS_STEPS, days);
    }

    private int wished(Wish wish, boolean met) {
        return met && profile.wishes().contains(wish) ? 1 : 0;
    }
}
