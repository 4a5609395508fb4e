package io.sanjian.matching;

import io.sanjian.matching.PostingFacts.Trait;
import io.sanjian.reference.terms.EmploymentForm;
import io.sanjian.reference.terms.Wish;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the conditions of a person's life mean for posts. A post answers with a bit for each trait that it is free of and
 * for each that it has; whatever bit a person needs and a post lacks is a condition that is not met. Sets of posts are
 * put together by "or" (some post ...) and by "and" (every post ...), so that outlines tell the same as posts do.
 */
public final class Conditions {
    /** Traits that somebody may not be able to live with. */
    private static final List<Trait> AVOIDABLE = List.of(Trait.NIGHT_SHIFT, Trait.DAY_SHIFT, Trait.LONG_HOURS,
            Trait.STANDING, Trait.HEAVY_LOAD, Trait.HEIGHT, Trait.OUTDOORS, Trait.LIVE_IN, Trait.LITERACY);
    /** Traits that somebody may ask for. */
    private static final List<Trait> WANTED = List.of(Trait.LODGING, Trait.MEALS, Trait.DAILY_PAY, Trait.INSURANCE,
            Trait.WEEKENDS_OFF, Trait.COUPLES, Trait.FLEXIBLE_HOURS, Trait.NIGHT_SHIFT, Trait.DAY_SHIFT, Trait.SEATED);
    private static final int FIRST_WANTED = AVOIDABLE.size();
    private static final int NOT_FULL_TIME = 1 << FIRST_WANTED + WANTED.size();

    /**
     * What each wish rules out. 女职工劳动保护特别规定: 6 and 9 keep night work and overtime from the pregnant and from nursing
     * mothers, its annex keeps heights and heavy loads from the pregnant.
     */
    private static final Map<Wish, Set<Trait>> RULED_OUT = new EnumMap<>(Map.ofEntries(
            Map.entry(Wish.NO_NIGHT_SHIFT, EnumSet.of(Trait.NIGHT_SHIFT)),
            Map.entry(Wish.DAY_SHIFT, EnumSet.of(Trait.NIGHT_SHIFT)),
            Map.entry(Wish.NIGHT_SHIFT, EnumSet.of(Trait.DAY_SHIFT)),
            Map.entry(Wish.SCHOOL_HOURS, EnumSet.of(Trait.NIGHT_SHIFT, Trait.LONG_HOURS, Trait.LIVE_IN)),
            Map.entry(Wish.NO_OVERTIME, EnumSet.of(Trait.LONG_HOURS)),
            Map.entry(Wish.SEATED, EnumSet.of(Trait.STANDING)),
            Map.entry(Wish.LIGHT_WORK, EnumSet.of(Trait.HEAVY_LOAD)),
            Map.entry(Wish.NO_HEIGHTS, EnumSet.of(Trait.HEIGHT)),
            Map.entry(Wish.INDOORS, EnumSet.of(Trait.OUTDOORS)),
            Map.entry(Wish.NO_LIVE_IN, EnumSet.of(Trait.LIVE_IN)),
            Map.entry(Wish.UNLETTERED, EnumSet.of(Trait.LITERACY)),
            Map.entry(Wish.PREGNANT,
                    EnumSet.of(Trait.NIGHT_SHIFT, Trait.LONG_HOURS, Trait.HEAVY_LOAD, Trait.HEIGHT)),
            Map.entry(Wish.NURSING, EnumSet.of(Trait.NIGHT_SHIFT, Trait.LONG_HOURS))));

    /** The trait that meets each wish. */
    private static final Map<Wish, Trait> MET_BY = new EnumMap<>(Map.ofEntries(
            Map.entry(Wish.LODGING, Trait.LODGING), Map.entry(Wish.MEALS, Trait.MEALS),
            Map.entry(Wish.DAILY_PAY, Trait.DAILY_PAY), Map.entry(Wish.INSURANCE, Trait.INSURANCE),
            Map.entry(Wish.WEEKENDS_OFF, Trait.WEEKENDS_OFF), Map.entry(Wish.COUPLE, Trait.COUPLES),
            Map.entry(Wish.SCHOOL_HOURS, Trait.FLEXIBLE_HOURS), Map.entry(Wish.NIGHT_SHIFT, Trait.NIGHT_SHIFT),
            Map.entry(Wish.DAY_SHIFT, Trait.DAY_SHIFT), Map.entry(Wish.SEATED, Trait.SEATED)));

    private Conditions() {
    }

    /** The conditions that a post meets. */
    public static int metBy(PostingFacts posting) {
        int met = posting.form() == EmploymentForm.FULL_TIME ? 0 : NOT_FULL_TIME;
        for (int i = 0; i < AVOIDABLE.size(); i++) {
            met |= posting.traits().contains(AVOIDABLE.get(i)) ? 0 : 1 << i;
        }
        for (int i = 0; i < WANTED.size(); i++) {
            met |= posting.traits().contains(WANTED.get(i)) ? 1 << FIRST_WANTED + i : 0;
        }
        // Who lives in has a place to live.
        met |= posting.traits().contains(Trait.LIVE_IN) ? 1 << FIRST_WANTED : 0;
        return met;
    }

    /** The conditions that a post must meet for a person to take it: what they cannot live with, and what they insist on. */
    public static int needed(Profile profile) {
        int needed = 0;
        for (Wish wish : profile.wishes()) {
            for (Trait trait : RULED_OUT.getOrDefault(wish, Set.of())) {
                needed |= 1 << AVOIDABLE.indexOf(trait);
            }
            if (profile.wanted().musts().contains(wish)) {
                needed |= wished(wish);
            }
        }
        return needed;
    }

    /** The conditions that a person would like to see met. */
    public static int wished(Profile profile) {
        int wished = 0;
        for (Wish wish : profile.wishes()) {
            wished |= wished(wish);
        }
        return wished;
    }

    private static int wished(Wish wish) {
        if (wish == Wish.PART_TIME) {
            return NOT_FULL_TIME;
        }
        Trait trait = MET_BY.get(wish);
        return trait == null ? 0 : 1 << FIRST_WANTED + WANTED.indexOf(trait);
    }

    /** The wishes by which a post is ruled out, in their order. */
    static List<Wish> against(Profile profile, PostingFacts posting) {
        int met = metBy(posting);
        List<Wish> against = new ArrayList<>();
        for (Wish wish : Wish.values()) {
            if (profile.wishes().contains(wish)) {
                boolean ruledOut = RULED_OUT.getOrDefault(wish, Set.of()).stream().anyMatch(posting.traits()::contains);
                boolean missed = profile.wanted().musts().contains(wish) && (met & wished(wish)) != wished(wish);
                if (ruledOut || missed) {
                    against.add(wish);
                }
            }
        }
        return against;
    }
}
