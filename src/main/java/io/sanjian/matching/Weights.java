package io.sanjian.matching;

import java.util.List;

/**
 * Every weight of the score, in one place, with its reason. Parts are whole points; the greatest values of the parts
 * add up to 100. {@code docs/matching.md} follows one pick by hand.
 */
public final class Weights {
    /** Version of rules and weights; a run stores it with its picks. Raise it with any change here or in the rules. */
    public static final String VERSION = "2026-10";

    // ---- trade: what a person can and wants to do decides first; half of all points
    /** Greatest trade points: the posting's first trade is the one asked for. */
    public static final int TRADE_MAX = 50;
    /** Fit in per cent and the points: a trade that needs training counts for far less than half of one that does not. */
    public static final List<Step> TRADE_STEPS = List.of(new Step(0, 0), new Step(20, 3), new Step(30, 7),
            new Step(40, 13), new Step(50, 21), new Step(60, 29), new Step(70, 36), new Step(85, 44),
            new Step(100, TRADE_MAX));
    /** Fit in per cent of a post that is a kind of the trade asked for (货车司机 for 司机). */
    public static final int NARROWER_FIT = 92;
    /** Fit of a post of the wider trade (普工 for 打螺丝): the work is likely part of it. */
    public static final int BROADER_FIT = 74;
    /** Fit of plain labour for whoever would do anything. */
    public static final int ANYTHING_FIT = 66;
    /** The same where the person named trades as well: those come first, and no strain is taken off (LEAST_FIT). */
    public static final int ANYTHING_BESIDE_FIT = 56;
    /**
     * Fit below which a post is not offered. Within 60 km posts of fit 40 to 54 were good for one person in six, below 40 for
     * one in thirty, from 60 on for two in three (dev, dev2 and voices alike); none of the eleven picks left out at 55 was good.
     */
    public static final int LEAST_FIT = 55;
    /** Fit from which on the work is the person's own: worth a way that is longer than a day's. */
    public static final int SAME_FIT = 80;
    /**
     * Trade points taken off beyond a day's way where the work is not the person's own: there 25 of 450 posts of fit 60 to 79
     * were good within 150 km, of fit 100 nine in ten.
     */
    public static final int FAR_AND_OTHER_COST = 8;
    /** Trade points taken off where more schooling (大专 and up) or more years are demanded than the person told. */
    public static final int DEMAND_COST = 8;
    /** Taken off for plain labour that does not welcome older workers, from {@link #OLDER_FROM} on. */
    public static final int NOT_FOR_OLDER_COST = 8;
    /** Taken off for heavy or high plain labour, for women and from {@link #OLDER_FROM} on. */
    public static final int STRAIN_COST = 15;
    /** Fit of a post whose title holds the words of the person's that no trade knows; the most that words alone give. */
    public static final int TEXT_FIT = 40;
    /** Fit below which the words found in a post's title and text are too few to lead to it. */
    public static final int TEXT_LEAST_FIT = 8;
    /** Taken off, in per cent, for each trade the person named before, up to three. */
    public static final int LATER_WISH_COST = 2;
    /** Fit of a trade wider still (司机 for 油罐车): the common part is small. */
    public static final int FAR_BROADER_FIT = 58;
    /**
     * Taken off, in per cent, by the place that an advert gives the job: the further down, the less sure. Chosen by halves of
     * the people of dev, dev2 and voices (ADR 0017).
     */
    public static final List<Integer> SIDE_JOB_COSTS = List.of(0, 12, 18, 24);
    /** Share of the trade points left, in per cent, where the advert demands a degree. */
    public static final int DEGREE_SHARE = 50;

    // ---- distance: near home is why people come back; 88 km of road (60 km as the crow flies in the ridges) are an hour and a
    // half by bus in the hills
    /** Kilometres of road that one travels there and back in a day: an hour and a half by bus (Travel.DAILY). */
    public static final double DAILY_KM = 88;
    /** Great-circle kilometres beyond which nothing is offered to those who did not say that they would leave home. */
    public static final double STAYING_KM = 150;
    /** For those ready to leave, beyond a day's way: added where their district is paired with the post's (一区两群) ... */
    public static final int PAIRED_DISTRICT = 5;
    /** ... where the transfer is organised, which brings a place to live and somebody to ask ... */
    public static final int ORGANISED_TRANSFER = 4;
    /** ... and where there is a place to live. */
    public static final int FAR_LODGING = 3;
    /** Greatest distance points. */
    public static final int DISTANCE_MAX = 18;
    /**
     * Kilometres of road (great circle by the detour of {@code roads.csv}) and the points at them for whoever set no
     * limit: a drop where daily travel ends.
     */
    public static final List<Step> DISTANCE_STEPS = List.of(new Step(3, 18), new Step(14, 16), new Step(42, 13),
            new Step(DAILY_KM, 10), new Step(88.01, 2), new Step(210, 0));
    /** The same for whoever set a limit: what lies inside is acceptable, nearer is better. */
    public static final List<Step> LIMITED_DISTANCE_STEPS = List.of(new Step(3, 18), new Step(14, 16),
            new Step(42, 13), new Step(88, 10), new Step(140, 7), new Step(280, 3));

    // ---- pay: compared per month; far less than asked for is a reason to say no
    /** Greatest pay points. */
    public static final int PAY_MAX = 12;
    /** Where the advert or the person names no pay. */
    public static final int PAY_UNKNOWN = 7;
    /** Offered upper end in per cent of what is asked, and the points. */
    public static final List<Step> PAY_STEPS = List.of(new Step(69.99, 0), new Step(70, 6), new Step(85, 8),
            new Step(100, 10), new Step(130, 12));

    // ---- preference: family, shift, lodging, pay day
    /** Greatest preference points. */
    public static final int PREFERENCE_MAX = 14;
    /** Where nothing speaks for or against. */
    public static final int PREFERENCE_BASE = 6;
    /** Added for a family the person asked for. */
    public static final int FAMILY_ASKED = 6;
    /** Added for each wish met (日结, 包住, 包吃, 兼职). */
    public static final int WISH_MET = 1;
    /** Taken off for public-welfare posts nobody asked for: they are the last resort (托底). */
    public static final int WELFARE_COST = 6;

    // ---- age comfort: lawful is not yet welcome
    /** Greatest age points. */
    public static final int AGE_MAX = 3;
    /** From this age on posts that name older workers welcome stand out (渝人社规〔2025〕9号: 大龄 is 50). */
    public static final int OLDER_FROM = 50;
    /** Where the advert says nothing about age and the person is not older. */
    public static final int AGE_UNKNOWN = 2;

    // ---- freshness: old adverts are often filled
    /** Greatest freshness points: published within a week. */
    public static final int FRESHNESS_MAX = 3;
    /** Days from publication and the points. */
    public static final List<Step> FRESHNESS_STEPS = List.of(new Step(7, 3), new Step(21, 2), new Step(45, 1),
            new Step(90, 0));

    // ---- what is worth offering
    /** Score below which a post is not offered: of 14 such picks of dev, dev2 and voices two were good. */
    public static final int LEAST_SCORE = 50;

    // ---- variety of the three
    /** Points by which a post of a second kind may be worse than the last of three of a kind that it replaces. */
    public static final int VARIETY_WITHIN = 2;
    /** The same where the person named the second kind as well: who names two trades is shown both. */
    public static final int VARIETY_NAMED_WITHIN = 10;
    /** The same for whoever would do anything: three kinds say more than one. */
    public static final int VARIETY_ANYTHING_WITHIN = 6;
    /** Trade points that it needs: a good second kind, not any. */
    public static final int VARIETY_TRADE_LEAST = 46;
    /** Score from which on a post that names older workers welcome is shown for their sake, from 50 years on. */
    public static final int WELCOME_LEAST = 66;
    /** Score from which on a post of the market goes before public-welfare posts that nobody asked for (托底). */
    public static final int MARKET_LEAST = 70;

    private Weights() {
    }

    /**
     * A point of a line: at {@code x} the part gives {@code points}.
     *
     * @param x kilometres, per cent or days
     */
    public record Step(double x, int points) {
    }

    /** The points at {@code x} on the line through the steps, rounded; level before the first and after the last. */
    public static int at(List<Step> steps, double x) {
        Step before = steps.getFirst();
        if (x <= before.x) {
            return before.points;
        }
        for (int i = 1; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (x <= step.x) {
                double share = (x - before.x) / (step.x - before.x);
                return (int) Math.round(before.points + share * (step.points - before.points));
            }
            before = step;
        }
        return before.points;
    }
}
