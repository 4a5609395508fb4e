package io.sanjian.matching.bound;

import io.sanjian.matching.Conditions;
import io.sanjian.matching.Profile;
import io.sanjian.matching.Scoring;
import io.sanjian.matching.Weights;
import io.sanjian.matching.Weights.Step;
import java.util.List;

/** What {@link Scoring} can give for one profile besides the trade, as far as an outline tells: no post of it gets more. */
final class ScoreUpperBound {
    private static final int TABLE_KM = 320;
    private static final int TABLE_STEPS_PER_KM = 4;
    private static final byte[] DISTANCE = kilometres(Weights.DISTANCE_STEPS);
    private static final byte[] LIMITED_DISTANCE = kilometres(Weights.LIMITED_DISTANCE_STEPS);
    private static final int BEYOND_A_DAY = (int) (Weights.DAILY_KM * TABLE_STEPS_PER_KM) + 1;
    private static final int TABLE_PERCENT = 256;
    private static final int TABLE_DAYS = 366;
    private static final byte[] PAY = table(Weights.PAY_STEPS, TABLE_PERCENT + 1, 1);
    private static final byte[] FRESHNESS = table(Weights.FRESHNESS_STEPS, TABLE_DAYS + 1, 1);

    private final int expectedPay;
    private final int day;
    private final double detourAtHome;
    private final byte[] distance;
    private final int asked;
    private final int wished;
    private final int far;
    private final boolean older;

    ScoreUpperBound(Profile profile, Scoring scoring) {
        expectedPay = profile.expectedPay();
        day = NodeBounds.day(profile.at());
        detourAtHome = scoring.detourAtHome();
        distance = profile.reach().stated() ? LIMITED_DISTANCE : DISTANCE;
        asked = NodeBounds.bits(profile.families());
        wished = Conditions.wished(profile);
        far = scoring.mostForFar();
        older = profile.age() >= Weights.OLDER_FROM;
    }

    /** @param km the distance of the nearest post of the set, great circle */
    int besidesTrade(NodeBounds outlines, int index, double km) {
        int marks = outlines.marks(index);
        return distance(km, outlines.leastDetour(index)) + pay(outlines.pay(index), marks)
                + preference(marks, outlines.conditions(index))
                + age(marks) + freshness(outlines.newest(index));
    }

    /** @param detour around the posts, as {@link io.sanjian.reference.area.Roads} has it */
    private int distance(double km, double detour) {
        double roadKm = roadKm(km, detour);
        int near = distance[(int) Math.min(TABLE_KM * TABLE_STEPS_PER_KM, roadKm * TABLE_STEPS_PER_KM)];
        return far == 0 ? near : Math.max(near, Math.min(Weights.DISTANCE_MAX, distance[BEYOND_A_DAY] + far));
    }

    /** No post of the set is nearer by road. */
    double roadKm(double km, double detour) {
        return km * (detourAtHome + detour) / 2;
    }

    private int pay(int offered, int marks) {
        if (expectedPay <= 0) {
            return Weights.PAY_UNKNOWN;
        }
        int most = (marks & NodeBounds.PAY_UNKNOWN) == 0 ? 0 : Weights.PAY_UNKNOWN;
        if (offered >= 0) {
            long percent = (100L * offered) / expectedPay + 1;
            most = Math.max(most, PAY[(int) Math.min(TABLE_PERCENT, percent)]);
        }
        return most;
    }

    private int preference(int marks, int conditions) {
        int points = Weights.PREFERENCE_BASE;
        if ((marks & asked) != 0) {
            points += Weights.FAMILY_ASKED;
        } else if ((marks & NodeBounds.FAMILIES) == NodeBounds.WELFARE) {
            points -= Weights.WELFARE_COST;
        }
        points += Weights.WISH_MET * Integer.bitCount(conditions & wished);
        return Math.clamp(points, 0, Weights.PREFERENCE_MAX);
    }

    private int age(int marks) {
        if (older) {
            return (marks & NodeBounds.OLDER_WELCOME) != 0 ? Weights.AGE_MAX
                    : (marks & NodeBounds.AGE_STATED) != 0 ? 1 : 0;
        }
        return (marks & NodeBounds.AGE_STATED) != 0 ? Weights.AGE_MAX : Weights.AGE_UNKNOWN;
    }

    private int freshness(int newest) {
        return FRESHNESS[Math.clamp(day - newest, 0, FRESHNESS.length - 1)];
    }

    private static byte[] kilometres(List<Step> line) {
        return table(line, TABLE_KM * TABLE_STEPS_PER_KM + 1, TABLE_STEPS_PER_KM);
    }

    /** Points at 0, 1, 2 ... steps of {@code 1 / stepsPerUnit}; the last entry stands for all beyond. */
    private static byte[] table(List<Step> line, int size, int stepsPerUnit) {
        byte[] points = new byte[size];
        for (int i = 0; i < size; i++) {
            points[i] = (byte) Weights.at(line, (double) i / stepsPerUnit);
        }
        return points;
    }
}
