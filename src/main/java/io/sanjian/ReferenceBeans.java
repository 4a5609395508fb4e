package io.sanjian;

import io.quarkus.runtime.Startup;
import io.sanjian.area.Areas;
import io.sanjian.area.Roads;
import io.sanjian.cluster.Clusters;
import io.sanjian.matching.Judge;
import io.sanjian.matching.Reasons;
import io.sanjian.matching.RuleSettings;
import io.sanjian.reading.PostingReader;
import io.sanjian.reading.SpeechReader;
import io.sanjian.trade.Certificates;
import io.sanjian.trade.Trades;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Makes beans of the plain classes of reference data, reading and matching, which know nothing of CDI. Reference data is
 * loaded at start: a fault in a table ends the start with {@link io.sanjian.catalog.ReferenceDataException}.
 */
class ReferenceBeans {

    @Produces
    @Singleton
    @Startup
    Areas areas() {
        return Areas.load();
    }

    @Produces
    @Singleton
    @Startup
    Clusters clusters() {
        return Clusters.load();
    }

    @Produces
    @Singleton
    @Startup
    Certificates certificates() {
        return Certificates.load();
    }

    @Produces
    @Singleton
    @Startup
    Trades trades() {
        return Trades.load();
    }

    @Produces
    @Singleton
    SpeechReader speechReader(Trades trades, Certificates certificates) {
        return new SpeechReader(trades, certificates);
    }

    @Produces
    @Singleton
    PostingReader postingReader(Trades trades, Certificates certificates) {
        return new PostingReader(trades, certificates);
    }

    @Produces
    @Singleton
    Roads roads() {
        return Roads.load();
    }

    @Produces
    @Singleton
    Judge judge(Trades trades, Certificates certificates, Roads roads, RulesConfig config) {
        RulesConfig.ConstructionAges ages = config.constructionAges();
        return new Judge(trades, certificates, new RuleSettings(ages.enabled(), ages.maxMen(), ages.maxWomen()),
                roads);
    }

    @Produces
    @Singleton
    Reasons reasons(Trades trades, Certificates certificates, Roads roads) {
        return new Reasons(trades, certificates, roads);
    }
}
