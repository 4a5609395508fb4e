package io.sanjian.matching.bound;

import io.sanjian.matching.Conditions;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.Scoring;
import io.sanjian.matching.Weights;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.terms.AgeRange;
import io.sanjian.reference.terms.Family;
import java.time.LocalDate;
import java.util.Set;

/**
 * Outlines of posts or of sets of posts: where they are, and what the best of them could offer. From an
 * outline {@link ScoreBounds} tells the most that any post of the set can score, and which rules all of them break. The
 * outline of a single post takes 52 bytes and says nearly all of it, so that most posts are never looked at themselves.
 * Filled by one thread, then read by many.
 */
public final class NodeBounds {
    /** "Some post of the set ..."; a set's marks are the union of its posts'. The families take the first bits. */
    static final int OLDER_WELCOME = 1 << 6;
    static final int AGE_STATED = 1 << 7;
    static final int NO_DEGREE = 1 << 8;
    static final int PAY_UNKNOWN = 1 << 9;
    static final int OPEN = 1 << 10;
    static final int HONEST = 1 << 11;
    static final int FIT_FOR_MINORS = 1 << 12;
    static final int OFF_SITE = 1 << 13;
    static final int TRAINEE = 1 << 14;
    static final int SEVERAL_TRADES = 1 << 15;
    /** Set aside for a group: who may take it, the outline does not tell. */
    static final int INTRICATE = 1 << 16;
    /** From here on one bit for each place that an advert gives the trade, as in {@link Weights#SIDE_JOB_COSTS}. */
    static final int FIRST_PLACE_BIT = 17;
    static final int PLACES = 4;

    static final int FAMILIES = (1 << Family.values().length) - 1;
    static final int WELFARE = 1 << Family.PUBLIC_WELFARE.ordinal();
    static final int NO_UPPER_AGE = 127;
    private static final int LATEST_DAY = 65_535;
    private static final int AXES = 3;
    private static final double HALF_DIAMETER_KM = 6_371;

    /** An outline takes so many ints side by side, so that looking at it takes one or two lines of the cache. */
    private static final int WIDTH = 13;
    /** Where in an outline what stands: the box, three floats each ... */
    private static final int LEAST = 0;
    private static final int GREATEST = 3;
    private static final int MARKS = 6;
    private static final int PAY = 7;
    /** ... a long in two ints ... */
    private static final int PAPERS = 8;
    /** ... day of the newest post, and the last on which some post is valid, 16 bits each ... */
    private static final int DAYS = 10;
    /** ... and least age, greatest age and least detour, 8 bits each. */
    private static final int AGES_AND_DETOUR = 11;
    /** ... conditions that some post meets, as {@link io.sanjian.matching.Conditions} has them. */
    private static final int CONDITIONS = 12;
    private static final int BYTE = 0xff;
    private static final int DETOUR_STEPS = 100;

    private final int[] outlines;

    /** @param size how many outlines */
    public NodeBounds(int size) {
        outlines = new int[size * WIDTH];
    }

    /**
     * Puts the outline of one post; {@link NodeBoundsBuilder} knows what to put.
     *
     * @param detour of the roads around the post, as {@link io.sanjian.reference.area.Roads} has it
     */
    void set(int index, PostingFacts posting, int ownMarks, long neededPapers, double detour) {
        int at = index * WIDTH;
        for (int axis = 0; axis < AXES; axis++) {
            int value = Float.floatToRawIntBits((float) coordinate(posting.place().point(), axis));
            outlines[at + LEAST + axis] = value;
            outlines[at + GREATEST + axis] = value;
        }
        AgeRange age = posting.age();
        int ageFrom = age == null || age.min() == null ? 0 : Math.clamp(age.min(), 0, NO_UPPER_AGE);
        int ageTo = age == null || age.max() == null ? NO_UPPER_AGE : Math.clamp(age.max(), 0, NO_UPPER_AGE);
        outlines[at + MARKS] = ownMarks;
        outlines[at + PAY] = Scoring.offered(posting);
        outlines[at + CONDITIONS] = Conditions.metBy(posting);
        setPapers(at, neededPapers);
        setDays(at, day(posting.publishedOn()),
                posting.validThrough() == null ? LATEST_DAY : day(posting.validThrough()));
        setAgesAndDetour(at, ageFrom, ageTo, (int) ((detour - 1) * DETOUR_STEPS));
    }

    /** Puts the outline of the posts of two others. */
    public void unite(int index, int one, int other) {
        int at = index * WIDTH;
        for (int axis = 0; axis < AXES; axis++) {
            outlines[at + LEAST + axis] =
                    Float.floatToRawIntBits(Math.min(number(one, LEAST + axis), number(other, LEAST + axis)));
            outlines[at + GREATEST + axis] =
                    Float.floatToRawIntBits(Math.max(number(one, GREATEST + axis), number(other, GREATEST + axis)));
        }
        outlines[at + MARKS] = marks(one) | marks(other);
        outlines[at + CONDITIONS] = conditions(one) | conditions(other);
        outlines[at + PAY] = Math.max(pay(one), pay(other));
        setPapers(at, papers(one) & papers(other));
        setDays(at, Math.max(newest(one), newest(other)), Math.max(lastValid(one), lastValid(other)));
        setAgesAndDetour(at, Math.min(ageFrom(one), ageFrom(other)), Math.max(ageTo(one), ageTo(other)),
                Math.min(detourSteps(one), detourSteps(other)));
    }

    private void setPapers(int at, long papers) {
        outlines[at + PAPERS] = (int) papers;
        outlines[at + PAPERS + 1] = (int) (papers >>> Integer.SIZE);
    }

    private void setDays(int at, int newest, int lastValid) {
        outlines[at + DAYS] = newest | lastValid << Character.SIZE;
    }

    private void setAgesAndDetour(int at, int ageFrom, int ageTo, int detourSteps) {
        outlines[at + AGES_AND_DETOUR] = ageFrom | ageTo << Byte.SIZE | detourSteps << 2 * Byte.SIZE;
    }

    private float number(int index, int place) {
        return Float.intBitsToFloat(outlines[index * WIDTH + place]);
    }

    /** Makes one outline the same as another. */
    public void copy(int index, int from) {
        unite(index, from, from);
    }

    /** Day of the newest post, days since 1970; grows with the date, and stands still before 1970 and after 2149. */
    public int newest(int index) {
        return outlines[index * WIDTH + DAYS] & LATEST_DAY;
    }

    /** The day as {@link #newest} gives it. */
    public static char day(LocalDate day) {
        return (char) Math.clamp(day.toEpochDay(), 0, LATEST_DAY);
    }

    /** Whether a single post has further trades, so that it stands in several trees. */
    public boolean hasSeveralTrades(int index) {
        return (marks(index) & SEVERAL_TRADES) != 0;
    }

    /** Whether a single post has but one trade, and its outline tells of every rule that it breaks as such. */
    public boolean isPlain(int index) {
        return (marks(index) & (SEVERAL_TRADES | INTRICATE)) == 0;
    }

    /** Whether the outline of a single post does not tell who may take it. */
    public boolean isIntricate(int index) {
        return (marks(index) & INTRICATE) != 0;
    }

    /** Whether some post of the set names older workers welcome. */
    public boolean welcomesOlder(int index) {
        return (marks(index) & OLDER_WELCOME) != 0;
    }

    int conditions(int index) {
        return outlines[index * WIDTH + CONDITIONS];
    }

    int marks(int index) {
        return outlines[index * WIDTH + MARKS];
    }

    /** The papers that each of the posts asks for, as bits of {@link NodeBoundsBuilder#papers}. */
    long papers(int index) {
        int at = index * WIDTH + PAPERS;
        return Integer.toUnsignedLong(outlines[at]) | (long) outlines[at + 1] << Integer.SIZE;
    }

    int ageFrom(int index) {
        return outlines[index * WIDTH + AGES_AND_DETOUR] & BYTE;
    }

    int ageTo(int index) {
        return outlines[index * WIDTH + AGES_AND_DETOUR] >>> Byte.SIZE & BYTE;
    }

    int lastValid(int index) {
        return outlines[index * WIDTH + DAYS] >>> Character.SIZE;
    }

    /** The most that a post offers, yuan per month; -1 where none says. */
    int pay(int index) {
        return outlines[index * WIDTH + PAY];
    }

    /** Road kilometres per great-circle kilometre around any post of the set: none is less, by a hundredth at most. */
    double leastDetour(int index) {
        return 1 + detourSteps(index) / (double) DETOUR_STEPS;
    }

    private int detourSteps(int index) {
        return outlines[index * WIDTH + AGES_AND_DETOUR] >>> 2 * Byte.SIZE;
    }

    /**
     * A lower bound of the great-circle distance to any post of the set, in kilometres; at most 10 m less than the
     * distance to a single post within 1,000 km.
     *
     * @param x coordinates of a place as {@link #coordinate} gives them
     */
    double leastKilometres(int index, double x, double y, double z) {
        double dx = Math.max(0, Math.max(number(index, LEAST) - x, x - number(index, GREATEST)));
        double dy = Math.max(0, Math.max(number(index, LEAST + 1) - y, y - number(index, GREATEST + 1)));
        double dz = Math.max(0, Math.max(number(index, LEAST + 2) - z, z - number(index, GREATEST + 2)));
        double chord = Math.sqrt(dx * dx + dy * dy + dz * dz);
        // Arc from chord: the first terms of the arcsine, all of which are positive. Floats err by a metre.
        return Math.max(0, chord + chord * chord * chord / (24 * HALF_DIAMETER_KM * HALF_DIAMETER_KM) - 0.004);
    }

    /** An upper bound of the distance to any post of the set, straight through the earth, in kilometres. */
    double greatestChordKm(int index, double x, double y, double z) {
        double dx = Math.max(Math.abs(x - number(index, LEAST)), Math.abs(x - number(index, GREATEST)));
        double dy = Math.max(Math.abs(y - number(index, LEAST + 1)), Math.abs(y - number(index, GREATEST + 1)));
        double dz = Math.max(Math.abs(z - number(index, LEAST + 2)), Math.abs(z - number(index, GREATEST + 2)));
        return Math.sqrt(dx * dx + dy * dy + dz * dz) + 0.004;
    }

    /** How far apart straight through the earth two places are that lie so many kilometres apart on it. */
    static double chordKm(double greatCircleKm) {
        double halfAngle = greatCircleKm / (2 * HALF_DIAMETER_KM);
        return 2 * HALF_DIAMETER_KM * Math.sin(Math.min(Math.PI / 2, halfAngle));
    }

    /** Whether the outline is about the first trade of each of the posts. */
    public boolean isOfFirstTrades(int index) {
        return marks(index) >>> FIRST_PLACE_BIT == 1;
    }

    /** A bit for each of the families, as marks have it. */
    static int bits(Set<Family> families) {
        int bits = 0;
        for (Family family : families) {
            bits |= 1 << family.ordinal();
        }
        return bits;
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
