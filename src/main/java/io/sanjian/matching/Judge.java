package io.sanjian.matching;

import io.sanjian.trade.Certificates;
import io.sanjian.trade.Trades;

/** Rules and score. Thread-safe; a pure function of profile, posting, reference tables and settings. */
public final class Judge {
    private final Trades trades;
    private final Certificates certificates;
    private final RuleSettings settings;

    public Judge(Trades trades, Certificates certificates, RuleSettings settings) {
        this.trades = trades;
        this.certificates = certificates;
        this.settings = settings;
    }

    /** A judge of many posts for one profile. */
    public ProfileJudge forProfile(Profile profile) {
        return new ProfileJudge(profile, trades, certificates, settings);
    }

    /** The judgement on one pair. */
    public Verdict judge(Profile profile, PostingFacts posting) {
        return forProfile(profile).judge(posting);
    }

    /** The judgement on one pair, rule by rule and part by part. */
    public Explanation explain(Profile profile, PostingFacts posting) {
        return new Explainer(forProfile(profile), profile, trades, certificates).explain(posting);
    }
}
