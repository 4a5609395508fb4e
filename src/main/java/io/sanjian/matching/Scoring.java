package io.sanjian.matching;

import io.sanjian.matching.PostingFacts.Trait;
import io.sanjian.matching.ProfileMatcher.Related;
import io.sanjian.reference.area.Roads;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Schooling;
import io.sanjian.reference.terms.Wish;

/** How well does a post suit: the six parts, each from 0 to its greatest value in {@link Weights}. */
public final class Scoring {
    private final Profile profile;
    private final Roads roads;
    private final int wished;

    Scoring(Profile profile, Roads roads) {
        this.profile = profile;
        this.roads = roads;
        this.wished = Conditions.wished(profile);
    }

    Score score(PostingFacts posting, Related related, double distanceKm) {
        double roadKm = roadKm(posting, distanceKm);
        return new Score(trade(posting, related, roadKm), distance(posting, roadKm), pay(posting), preference(posting),
                age(posting), freshness(posting));
    }

    double roadKm(PostingFacts posting, double distanceKm) {
        return distanceKm * roads.detour(profile.home(), posting.place());
    }

    int trade(PostingFacts posting, Related related, double roadKm) {
        int share = posting.traits().contains(Trait.WHITE_COLLAR) ? Weights.DEGREE_SHARE : 100;
        int points = TradeFit.points(related.percent() * share / 100);
        if (roadKm > Weights.DAILY_KM && related.percent() < Weights.SAME_FIT) {
            points -= Weights.FAR_AND_OTHER_COST;
        }
        return Math.max(0, demandsMore(posting, related) ? points - Weights.DEMAND_COST : points);
    }

    /** Whether more schooling or more years are demanded than the person has; who told neither has little schooling. */
    boolean demandsMore(PostingFacts posting, Related related) {
        return lacksSchooling(posting) || lacksYears(posting, related);
    }

    boolean lacksSchooling(PostingFacts posting) {
        Schooling demanded = posting.demands().schooling();
        if (demanded == null) {
            return false;
        }
        Schooling has = profile.wishes().contains(Wish.UNLETTERED) ? Schooling.NONE
                : profile.person().schooling() == null ? Schooling.SENIOR : profile.person().schooling();
        return has.compareTo(demanded) < 0;
    }

    boolean lacksYears(PostingFacts posting, Related related) {
        String wanted = related.fit().wanted();
        Integer has = wanted == null ? null : profile.person().years().get(wanted);
        return has != null && has < posting.demands().years();
    }

    /** By road; the roads of both districts make more of the great circle. */
    int distance(PostingFacts posting, double roadKm) {
        int points = Weights.at(profile.reach().stated() ? Weights.LIMITED_DISTANCE_STEPS : Weights.DISTANCE_STEPS,
                roadKm);
        return roadKm > Weights.DAILY_KM && profile.reach().leaves()
                ? Math.min(Weights.DISTANCE_MAX, points + forFar(posting)) : points;
    }

    /** What speaks for a far post to those who would leave home. */
    private int forFar(PostingFacts posting) {
        return (profile.reach().partners().contains(posting.place().areaCode()) ? Weights.PAIRED_DISTRICT : 0)
                + (posting.traits().contains(Trait.TRANSFER) ? Weights.ORGANISED_TRANSFER : 0)
                + (posting.traits().contains(Trait.LODGING) ? Weights.FAR_LODGING : 0);
    }

    /** The most that can speak for a far post; 0 for those who stay. */
    public int mostForFar() {
        return profile.reach().leaves()
                ? Weights.PAIRED_DISTRICT + Weights.ORGANISED_TRANSFER + Weights.FAR_LODGING : 0;
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
        points += Weights.WISH_MET * wishesMet(posting);
        return Math.clamp(points, 0, Weights.PREFERENCE_MAX);
    }

    int wishesMet(PostingFacts posting) {
        return wished == 0 ? 0 : Integer.bitCount(Conditions.metBy(posting) & wished);
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
}
