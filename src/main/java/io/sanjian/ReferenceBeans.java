package io.sanjian;

import io.quarkus.runtime.Startup;
import io.sanjian.index.analysis.Dictionary;
import io.sanjian.matching.Matcher;
import io.sanjian.matching.Reasons;
import io.sanjian.matching.RuleSettings;
import io.sanjian.reading.PostingReader;
import io.sanjian.reading.SpeechReader;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.area.Roads;
import io.sanjian.reference.cluster.Clusters;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Makes beans of the plain classes of reference data, reading and matching, which know nothing of CDI. The tables are
 * there before anybody is served ({@link ReferenceData}).
 */
class ReferenceBeans {

    @Produces
    @Singleton
    @Startup
    Areas areas() {
        return ReferenceData.AREAS;
    }

    @Produces
    @Singleton
    @Startup
    Clusters clusters() {
        return ReferenceData.CLUSTERS;
    }

    @Produces
    @Singleton
    @Startup
    Certificates certificates() {
        return ReferenceData.CERTIFICATES;
    }

    @Produces
    @Singleton
    @Startup
    Trades trades() {
        return ReferenceData.TRADES;
    }

    @Produces
    @Singleton
    Dictionary dictionary() {
        return ReferenceData.DICTIONARY;
    }

    @Produces
    @Singleton
    SpeechReader speechReader() {
        return ReferenceData.SPEECH_READER;
    }

    @Produces
    @Singleton
    PostingReader postingReader() {
        return ReferenceData.POSTING_READER;
    }

    @Produces
    @Singleton
    Roads roads() {
        return ReferenceData.ROADS;
    }

    @Produces
    @Singleton
    Matcher judge(Trades trades, Certificates certificates, Roads roads, RulesConfig config) {
        return new Matcher(trades, certificates, settings(config), roads);
    }

    static RuleSettings settings(RulesConfig config) {
        RulesConfig.ConstructionAges ages = config.constructionAges();
        return new RuleSettings(ages.enabled(), ages.maxMen(), ages.maxWomen(),
                config.welfareGroups().orElse(RuleSettings.DEFAULT.welfareGroups()));
    }

    @Produces
    @Singleton
    Reasons reasons(Matcher matcher) {
        return new Reasons(matcher);
    }
}
