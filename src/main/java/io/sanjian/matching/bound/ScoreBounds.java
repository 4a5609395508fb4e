package io.sanjian.matching.bound;

import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.Profile;
import io.sanjian.matching.ProfileMatcher;
import io.sanjian.matching.Rule;
import io.sanjian.matching.Rules;
import io.sanjian.matching.Scoring;
import io.sanjian.matching.ScoringKey;
import io.sanjian.matching.TradeFit;
import io.sanjian.matching.Weights;
import java.util.HashMap;
import java.util.Map;

/**
 * What can be told of posts for one profile from their {@link NodeBounds} alone: no post of a set scores more than
 * {@link #most}, and each breaks the rules of {@link #broken}. Parts are those of {@link Scoring}, rules those of
 * {@link Rules}; a property test holds them together.
 */
public final class ScoreBounds {
    /** What {@link #most} answers where no post of the set may be taken. */
    public static final int NONE = -1;

    /** No post that concerns a person by its title alone scores more. */
    public static final int MOST_BY_TITLE = TradeFit.points(Weights.TEXT_FIT) + Weights.DISTANCE_MAX + Weights.PAY_MAX
            + Weights.PREFERENCE_MAX + Weights.AGE_MAX + Weights.FRESHNESS_MAX;
    /** What {@link #broken} answers where the outline of a post is too coarse: no rule has this bit. */
    public static final int UNDECIDED = 1 << 31;

    private final Profile profile;
    private final Rules rules;
    private final NodeBoundsBuilder outliner;
    private final ScoreUpperBound points;
    private final Map<String, Way> ways = new HashMap<>();
    private final Way[] byNumber;
    private final double x;
    private final double y;
    private final double z;
    private final double limitKm;
    /** Straight through the earth, what is not further is surely within the limit. */
    private final double surelyNearKm;
    private final long held;
    private final int day;
    private final int excluded;

    /**
     * A way in which posts can concern a person: by this trade.
     *
     * @param points most trade points by the place that an advert gives the trade, first without a degree, then with
     * @param papers whether what the law demands on day one for the trade is held
     * @param barred whether the person ruled the trade out
     * @param same   whether posts are worth a long way for its sake
     */
    public record Way(int[] points, boolean papers, boolean barred, boolean same) {

        /** Whether any post can be taken by way of this trade. */
        public boolean isOpen() {
            return !barred;
        }
    }

    ScoreBounds(ProfileMatcher judge, NodeBoundsBuilder outliner) {
        this.profile = judge.profile();
        this.rules = judge.rules();
        this.outliner = outliner;
        points = new ScoreUpperBound(profile, judge.scoring());
        judge.fits().all()
                .forEach((trade, fit) -> ways.put(trade, new Way(points(fit.percent()), rules.hasPapersFor(trade),
                        profile.barredTrades().contains(trade), fit.percent() >= Weights.SAME_FIT)));
        byNumber = outliner.byNumber(ways);
        x = NodeBounds.coordinate(profile.home().point(), 0);
        y = NodeBounds.coordinate(profile.home().point(), 1);
        z = NodeBounds.coordinate(profile.home().point(), 2);
        limitKm = profile.maxDistanceKm() == null ? Double.POSITIVE_INFINITY : profile.maxDistanceKm();
        surelyNearKm = profile.maxDistanceKm() == null ? limitKm : NodeBounds.chordKm(limitKm - limitErrorKm());
        held = profile.certificates().isEmpty() ? 0 : outliner.papers(rules::holds);
        day = NodeBounds.day(profile.at());
        excluded = NodeBounds.bits(profile.excludedFamilies());
    }

    /** By trade code, all ways in which posts can concern the person. */
    public Map<String, Way> ways() {
        return ways;
    }

    /** Whether a post concerns the person by one of its trades. */
    public boolean concerns(PostingFacts posting) {
        return concern(outliner.numbers(posting.trades()));
    }

    /**
     * Whether a post concerns the person by one of its trades.
     *
     * @param trades the first ones of the advert, as {@link NodeBoundsBuilder#numbers} has them
     */
    public boolean concern(char[] trades) {
        for (int place = 0; place < trades.length; place++) {
            Way way = byNumber[trades[place]];
            if (way != null && (place == 0 || way.isOpen())) {
                return true;
            }
        }
        return false;
    }

    /** No post of the set scores more by way of this trade; {@link #NONE} if none of them may be taken. */
    public int most(NodeBounds outlines, int index, Way way) {
        if (brokenAnywhere(outlines, index, way) != 0) {
            return NONE;
        }
        double km = outlines.leastKilometres(index, x, y, z);
        if (km > limitKm) {
            return NONE;
        }
        int marks = outlines.marks(index);
        int place = Integer.numberOfTrailingZeros(marks >>> NodeBounds.FIRST_PLACE_BIT);
        boolean degree = (marks & NodeBounds.NO_DEGREE) == 0;
        int trade = way.points[degree ? place + NodeBounds.PLACES : place];
        if (!way.same && points.roadKm(km, outlines.leastDetour(index)) > Weights.DAILY_KM) {
            trade = Math.max(0, trade - Weights.FAR_AND_OTHER_COST);
        }
        return trade + points.besidesTrade(outlines, index, km);
    }

    /**
     * The rules that every post of the set breaks when taken by way of this trade, a bit for each ordinal. Of a single
     * post that is not {@link NodeBounds#isIntricate} all that it breaks, except that the outline does not know posts and
     * employers ruled out by name; or {@link #UNDECIDED}.
     */
    public int broken(NodeBounds outlines, int index, Way way) {
        double km = outlines.leastKilometres(index, x, y, z);
        // So near the person's own limit an outline is too coarse to tell on which side a post lies.
        boolean atLimit = Math.abs(km - limitKm) < limitErrorKm();
        return atLimit || rules.boundToPlace() ? UNDECIDED
                : brokenAnywhere(outlines, index, way) | Rule.TOO_FAR.bit(km > limitKm);
    }

    /**
     * The rules that a post breaks together with all of its {@link ScoringKey} when taken by way of this trade, a bit for each
     * ordinal; or {@link #UNDECIDED}.
     */
    public int brokenAsSuch(NodeBounds outlines, int index, Way way) {
        return outlines.isIntricate(index) ? UNDECIDED
                : brokenAnywhere(outlines, index, way) & ~Rule.EXPIRED.bit(true);
    }

    /** Whether posts can be too far for the person at all. */
    public boolean isLimited() {
        return rules.boundToPlace() || limitKm < Double.POSITIVE_INFINITY;
    }

    /** Whether each post of the set is known to be too far. */
    public boolean allTooFar(NodeBounds outlines, int index) {
        return outlines.leastKilometres(index, x, y, z) > limitKm + limitErrorKm();
    }

    /** Whether no post of the set can be too far for a person with a limit. */
    public boolean noneTooFar(NodeBounds outlines, int index) {
        return !rules.boundToPlace() && outlines.greatestChordKm(index, x, y, z) <= surelyNearKm;
    }

    /**
     * The rules that some post of the set may break when taken by way of this trade, a bit for each ordinal: no post
     * breaks any other, but for posts and employers ruled out by name, and for a first trade that is ruled out where
     * this is a later one.
     */
    public int mayBreak(NodeBounds outlines, NodeRuleMask obstacles, int index, Way way) {
        int some = outlines.marks(index);
        boolean intricate = outlines.isIntricate(index);
        return broken(obstacles.everyMark(index), obstacles.papers(index), outOfRange(obstacles.ageFrom(index),
                obstacles.ageTo(index)), obstacles.lastValid(index), way)
                | conditionsBroken(obstacles.everyCondition(index))
                | Rule.WELFARE_NOT_ELIGIBLE.bit((some & NodeBounds.WELFARE) != 0 && (!rules.welfareOpen() || intricate))
                | Rule.TOO_FAR.bit(isLimited() && !noneTooFar(outlines, index))
                | Rule.EXCLUDED.bit((some & excluded) != 0);
    }

    private int conditionsBroken(int met) {
        return Rule.CONDITION_NOT_MET.bit((met & rules.needed()) != rules.needed());
    }

    /** Whether the person sets conditions beyond trade, place and pay. */
    public boolean hasConditions() {
        return rules.needed() != 0;
    }

    private double limitErrorKm() {
        return 0.1 + limitKm / 1000;
    }

    /** No post of the set lies nearer, great circle; of a single post its distance, a little less at most. */
    public double kilometres(NodeBounds outlines, int index) {
        return outlines.leastKilometres(index, x, y, z);
    }

    /** All but what depends on the distance. */
    private int brokenAnywhere(NodeBounds outlines, int index, Way way) {
        int marks = outlines.marks(index);
        int families = marks & NodeBounds.FAMILIES;
        return broken(marks, outlines.papers(index), outOfRange(outlines.ageFrom(index), outlines.ageTo(index)),
                outlines.lastValid(index), way)
                | Rule.WELFARE_NOT_ELIGIBLE.bit(families == NodeBounds.WELFARE && !rules.welfareOpen())
                | Rule.EXCLUDED.bit((families & ~excluded) == 0)
                | conditionsBroken(outlines.conditions(index));
    }

    /**
     * The rules of {@link Rules#broken} as outlines tell of them: of the best of a set those that every post breaks, of the
     * worst those that some post may break. Families and distance are not in it, of which best and worst ask differently.
     */
    private int broken(int marks, long papers, boolean outOfAgeRange, int lastValid, Way way) {
        return Rule.EXPIRED.bit(lastValid < day)
                | Rule.FILLED.bit((marks & NodeBounds.OPEN) == 0)
                | Rule.AGE_BELOW_16.bit(rules.belowWorkingAge())
                | Rule.AGE_OUT_OF_RANGE.bit(outOfAgeRange)
                | Rule.MINOR_PROTECTED.bit(rules.minor() && (marks & NodeBounds.FIT_FOR_MINORS) == 0)
                | Rule.CONSTRUCTION_AGE.bit(rules.tooOldForSites() && (marks & NodeBounds.OFF_SITE) == 0)
                | Rule.CERTIFICATE_MISSING.bit((papers & ~held) != 0
                        || !way.papers && (marks & NodeBounds.TRAINEE) == 0)
                | Rule.EXCLUDED.bit(way.barred)
                | Rule.DUBIOUS.bit((marks & NodeBounds.HONEST) == 0);
    }

    private boolean outOfRange(int ageFrom, int ageTo) {
        return profile.age() < ageFrom || profile.age() > ageTo && ageTo < NodeBounds.NO_UPPER_AGE;
    }

    private static int[] points(int percent) {
        int[] points = new int[2 * NodeBounds.PLACES];
        for (int place = 0; place < NodeBounds.PLACES; place++) {
            int left = Math.max(1, percent - Weights.SIDE_JOB_COSTS.get(place));
            points[place] = TradeFit.points(left);
            points[NodeBounds.PLACES + place] = TradeFit.points(left * Weights.DEGREE_SHARE / 100);
        }
        return points;
    }
}
