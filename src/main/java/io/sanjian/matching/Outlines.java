package io.sanjian.matching;

import io.sanjian.area.GeoPoint;
import io.sanjian.catalog.AgeRange;
import io.sanjian.catalog.Family;
import java.time.LocalDate;

/**
 * Outlines of posts or of sets of posts, in columns: where they are, and what the best of them could offer. From an
 * outline {@link Bounds} tells the most that any post of the set can score, and which rules all of them break. The
 * outline of a single post takes 50 bytes and says nearly all of it, so that most posts are never looked at themselves.
 * Filled by one thread, then read by many.
 */
public final class Outlines {
    /** "Some post of the set ..."; a set's marks are the union of its posts'. The families take the first bits. */
    static final int OLDER_WELCOME = 1 << 6;
    static final int DAILY_PAY = 1 << 7;
    static final int LODGING = 1 << 8;
    static final int MEALS = 1 << 9;
    static final int NOT_FULL_TIME = 1 << 10;
    static final int AGE_STATED = 1 << 11;
    static final int DAY_WORK = 1 << 12;
    static final int NO_DEGREE = 1 << 13;
    static final int PAY_UNKNOWN = 1 << 14;
    static final int OPEN = 1 << 15;
    static final int HONEST = 1 << 16;
    static final int FIT_FOR_MINORS = 1 << 17;
    static final int OFF_SITE = 1 << 18;
    static final int TRAINEE = 1 << 19;
    static final int SEVERAL_TRADES = 1 << 20;
    /** Several trades, and papers that the advert itself asks for: they may be for one of the trades only. */
    static final int INTRICATE = 1 << 21;
    /** From here on one bit for each place that an advert gives the trade, as in {@link Weights#SIDE_JOB_COSTS}. */
    static final int FIRST_PLACE_BIT = 22;
    static final int PLACES = 4;

    static final int FAMILIES = (1 << Family.values().length) - 1;
    static final int NO_UPPER_AGE = 127;
    private static final int LATEST_DAY = 65_535;
    private static final int AXES = 3;
    private static final double HALF_DIAMETER_KM = 6_371;

    private final float[] least;
    private final float[] greatest;
    private final int[] marks;
    private final byte[] ageFrom;
    private final byte[] ageTo;
    private final char[] newest;
    private final char[] lastValid;
    private final int[] pay;
    private final long[] papers;

    /** @param size how many outlines */
    public Outlines(int size) {
        least = new float[size * AXES];
        greatest = new float[size * AXES];
        marks = new int[size];
        ageFrom = new byte[size];
        ageTo = new byte[size];
        newest = new char[size];
        lastValid = new char[size];
        pay = new int[size];
        papers = new long[size];
    }

    /** Puts the outline of one post; {@link Outliner} knows what to put. */
    void set(int index, PostingFacts posting, int ownMarks, long neededPapers) {
        for (int axis = 0; axis < AXES; axis++) {
            float value = (float) coordinate(posting.place().point(), axis);
            least[index * AXES + axis] = value;
            greatest[index * AXES + axis] = value;
        }
        marks[index] = ownMarks;
        papers[index] = neededPapers;
        AgeRange age = posting.age();
        ageFrom[index] = (byte) (age == null || age.min() == null ? 0 : Math.clamp(age.min(), 0, NO_UPPER_AGE));
        ageTo[index] = (byte) (age == null || age.max() == null ? NO_UPPER_AGE
                : Math.clamp(age.max(), 0, NO_UPPER_AGE));
        newest[index] = day(posting.publishedOn());
        lastValid[index] = posting.validThrough() == null ? LATEST_DAY : day(posting.validThrough());
        pay[index] = Scoring.offered(posting);
    }

    /** Puts the outline of the posts of two others. */
    public void unite(int index, int one, int other) {
        for (int axis = 0; axis < AXES; axis++) {
            int to = index * AXES + axis;
            least[to] = Math.min(least[one * AXES + axis], least[other * AXES + axis]);
            greatest[to] = Math.max(greatest[one * AXES + axis], greatest[other * AXES + axis]);
        }
        marks[index] = marks[one] | marks[other];
        ageFrom[index] = (byte) Math.min(ageFrom[one], ageFrom[other]);
        ageTo[index] = (byte) Math.max(ageTo[one], ageTo[other]);
        newest[index] = (char) Math.max(newest[one], newest[other]);
        lastValid[index] = (char) Math.max(lastValid[one], lastValid[other]);
        pay[index] = Math.max(pay[one], pay[other]);
        papers[index] = papers[one] & papers[other];
    }

    /** Makes one outline the same as another. */
    public void copy(int index, int from) {
        unite(index, from, from);
    }

    /** Day of the newest post, days since 1970; grows with the date, and stands still before 1970 and after 2149. */
    public int newest(int index) {
        return newest[index];
    }

    /** The day as {@link #newest} gives it. */
    public static char day(LocalDate day) {
        return (char) Math.clamp(day.toEpochDay(), 0, LATEST_DAY);
    }

    /** Whether a single post has further trades, so that it stands in several trees. */
    public boolean hasSeveralTrades(int index) {
        return (marks[index] & SEVERAL_TRADES) != 0;
    }

    /** Whether which papers a single post asks for depends on the trade by which it is taken. */
    public boolean isIntricate(int index) {
        return (marks[index] & INTRICATE) != 0;
    }

    /** Whether a single post's outline is about the first of its trades. */
    public boolean isOfFirstTrade(int index) {
        return (marks[index] & 1 << FIRST_PLACE_BIT) != 0;
    }

    /** Whether some post of the set names older workers welcome. */
    public boolean welcomesOlder(int index) {
        return (marks[index] & OLDER_WELCOME) != 0;
    }

    int marks(int index) {
        return marks[index];
    }

    /** The papers that each of the posts asks for, as bits of {@link Outliner#papers}. */
    long papers(int index) {
        return papers[index];
    }

    int ageFrom(int index) {
        return ageFrom[index];
    }

    int ageTo(int index) {
        return ageTo[index];
    }

    int lastValid(int index) {
        return lastValid[index];
    }

    /** The most that a post offers, yuan per month; -1 where none says. */
    int pay(int index) {
        return pay[index];
    }

    /**
     * A lower bound of the great-circle distance to any post of the set, in kilometres; at most 10 m less than the
     * distance to a single post within 1,000 km.
     *
     * @param x coordinates of a place as {@link #coordinate} gives them
     */
    double leastKilometres(int index, double x, double y, double z) {
        int at = index * AXES;
        double dx = Math.max(0, Math.max(least[at] - x, x - greatest[at]));
        double dy = Math.max(0, Math.max(least[at + 1] - y, y - greatest[at + 1]));
        double dz = Math.max(0, Math.max(least[at + 2] - z, z - greatest[at + 2]));
        double chord = Math.sqrt(dx * dx + dy * dy + dz * dz);
        // Arc from chord: the first terms of the arcsine, all of which are positive. Floats err by a metre.
        return Math.max(0, chord + chord * chord * chord / (24 * HALF_DIAMETER_KM * HALF_DIAMETER_KM) - 0.004);
    }

    /** An upper bound of the great-circle distance to any post of the set, in kilometres. */
    double greatestKilometres(int index, double x, double y, double z) {
        int at = index * AXES;
        double dx = Math.max(Math.abs(x - least[at]), Math.abs(x - greatest[at]));
        double dy = Math.max(Math.abs(y - least[at + 1]), Math.abs(y - greatest[at + 1]));
        double dz = Math.max(Math.abs(z - least[at + 2]), Math.abs(z - greatest[at + 2]));
        double chord = Math.sqrt(dx * dx + dy * dy + dz * dz);
        return 2 * HALF_DIAMETER_KM * Math.asin(Math.min(1, chord / (2 * HALF_DIAMETER_KM))) + 0.004;
    }

    /** Whether the outline is about the first trade of each of the posts. */
    public boolean isOfFirstTrades(int index) {
        return marks[index] >>> FIRST_PLACE_BIT == 1;
    }

    /** Kilometres from the middle of the earth along one of three right-angled axes. */
    public static double coordinate(GeoPoint point, int axis) {
        double lat = Math.toRadians(point.lat());
        double lon = Math.toRadians(point.lon());
        return HALF_DIAMETER_KM * switch (axis) {
            case 0 -> Math.cos(lat) * Math.cos(lon);
            case 1 -> Math.cos(lat) * Math.sin(lon);
            default -> Math.sin(lat);
        };
    }
}
