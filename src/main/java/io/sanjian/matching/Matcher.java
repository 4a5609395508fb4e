package io.sanjian.matching;

import io.sanjian.reference.area.Roads;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;

/** Rules and score. Thread-safe; a pure function of profile, posting, reference tables and settings. */
public final class Matcher {
    private final Trades trades;
    private final Certificates certificates;
    private final RuleSettings settings;
    private final Roads roads;
    private final Sentences sentences;

    public Matcher(Trades trades, Certificates certificates, RuleSettings settings, Roads roads) {
        this.trades = trades;
        this.certificates = certificates;
        this.settings = settings;
        this.roads = roads;
        this.sentences = new Sentences(trades, certificates, roads);
    }

    public Trades trades() {
        return trades;
    }

    public Certificates certificates() {
        return certificates;
    }

    public Roads roads() {
        return roads;
    }

    Sentences sentences() {
        return sentences;
    }

    /** A judge of many posts for one profile. */
    public ProfileMatcher forProfile(Profile profile) {
        return new ProfileMatcher(profile, trades, certificates, settings, roads);
    }

    /** The judgement on one pair. */
    public Verdict judge(Profile profile, PostingFacts posting) {
        return forProfile(profile).judge(posting);
    }

    /**
     * The judgement on one pair, rule by rule and part by part.
     *
     * @param textFit as in {@link ProfileMatcher#judge(PostingFacts, int)}
     * @param offered what the posting pays as it states it, or null
     */
    public Explanation explain(Profile profile, PostingFacts posting, int textFit, Pay offered) {
        return new Explainer(forProfile(profile), profile, sentences, certificates)
                .explain(posting, textFit, offered);
    }
}
