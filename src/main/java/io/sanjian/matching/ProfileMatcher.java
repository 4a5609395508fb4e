package io.sanjian.matching;

import io.sanjian.matching.TradeFit.Fit;
import io.sanjian.matching.TradeFit.Kind;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.area.Roads;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;

/** Judges many posts for one profile; what depends on the profile alone is worked out once. Not thread-safe. */
public final class ProfileMatcher {
    private static final Verdict UNRELATED = new Verdict.Unrelated();

    private final Profile profile;
    private final TradeFit fits;
    private final Rules rules;
    private final Scoring scoring;
    private final GeoPoint home;

    ProfileMatcher(Profile profile, Trades trades, Certificates certificates, RuleSettings settings, Roads roads) {
        this.profile = profile;
        this.fits = new TradeFit(profile, trades);
        this.rules = new Rules(profile, settings, trades, certificates);
        this.scoring = new Scoring(profile, roads);
        this.home = profile.home().point();
    }

    /** The judgement on one post, by what is known of it alone. */
    public Verdict judge(PostingFacts posting) {
        return judge(posting, 0);
    }

    /**
     * The judgement on one post.
     *
     * @param textFit how well its title and text hold the words that no trade explained, in per cent; 0 where unknown
     */
    public Verdict judge(PostingFacts posting, int textFit) {
        Related related = relate(posting, textFit);
        if (related == null) {
            return UNRELATED;
        }
        double distanceKm = home.kilometresTo(posting.place().point());
        int broken = broken(posting, related, distanceKm);
        if (broken != 0) {
            return new Verdict.Rejected(Rule.set(broken));
        }
        Score score = scoring.score(posting, related, distanceKm);
        return new Verdict.Accepted(new Match(posting, score, distanceKm));
    }

    /**
     * The match with a post of one trade whose outline is {@linkplain io.sanjian.matching.bound.NodeBounds#isPlain plain} and tells that it breaks no
     * rule as such: what {@link #judge} would say, without asking it all again.
     *
     * @return null where the post is too far or ruled out by name
     */
    public Match match(PostingFacts posting) {
        double distanceKm = distanceKm(posting);
        if (rules.tooFar(distanceKm) || rules.elsewhere(posting) || rules.excludedByName(posting) != null) {
            return null;
        }
        String trade = posting.trades().getFirst();
        Fit fit = fits.of(trade);
        Related related = new Related(trade, fit, Math.max(1, fit.percent() - sideJobCost(0)), null);
        return new Match(posting, scoring.score(posting, related, distanceKm), distanceKm);
    }

    /**
     * How a post concerns the person.
     *
     * @param trade   the posting's trade by which it does, or null where a word of the title does
     * @param percent fit after what is taken off for a side job
     * @param missing code of the certificate without which the post cannot be taken at all, or null
     */
    record Related(String trade, Fit fit, int percent, String missing) {
    }

    /** The best way in which the post concerns the person. */
    Related relate(PostingFacts posting, int textFit) {
        Related best = null;
        String missing = rules.missingCertificate(posting);
        for (int i = 0; i < posting.trades().size(); i++) {
            String trade = posting.trades().get(i);
            Fit fit = fits.of(trade);
            if (fit != null && !(i > 0 && profile.barredTrades().contains(trade))) {
                int percent = Math.max(1, fit.percent() - sideJobCost(i));
                if (best == null || percent > best.percent) {
                    best = new Related(trade, fit, percent, missing);
                }
            }
        }
        if (best == null && !profile.words().isEmpty()) {
            Fit title = TradeFit.inTitle(profile.words(), posting.title());
            Fit fit = title != null ? title : textFit > 0 ? new Fit(null, Kind.TEXT, textFit) : null;
            if (fit != null) {
                best = new Related(null, fit, fit.percent(), missing);
            }
        }
        return best;
    }

    public Profile profile() {
        return profile;
    }

    public Rules rules() {
        return rules;
    }

    public Scoring scoring() {
        return scoring;
    }

    public TradeFit fits() {
        return fits;
    }

    double distanceKm(PostingFacts posting) {
        return home.kilometresTo(posting.place().point());
    }

    /** All broken rules, a {@linkplain Rule#bit bit} for each. */
    int broken(PostingFacts posting, Related related, double distanceKm) {
        return rules.broken(posting, related == null ? null : related.missing, distanceKm);
    }

    /**
     * The rules that a post which concerns the person by a trade breaks together with all of its {@link ScoringKey}, a
     * {@linkplain Rule#bit bit} for each.
     */
    public int brokenAsSuch(PostingFacts posting) {
        Related related = relate(posting, 0);
        return rules.asSuch(posting, related == null ? null : related.missing);
    }

    /** Whether the post has ended. */
    public boolean isExpired(PostingFacts posting) {
        return rules.expired(posting);
    }

    /** Whether the post lies beyond where the person is willing to work. */
    public boolean isTooFar(PostingFacts posting) {
        return rules.tooFar(distanceKm(posting)) || rules.elsewhere(posting);
    }

    /** The rule by which the person ruled out this very post or its employer, or null. */
    public Rule excludedByName(PostingFacts posting) {
        return rules.excludedByName(posting);
    }

    private static int sideJobCost(int place) {
        return Weights.SIDE_JOB_COSTS.get(Math.min(place, Weights.SIDE_JOB_COSTS.size() - 1));
    }
}
