package io.sanjian.codes;

import io.quarkus.runtime.Startup;
import io.sanjian.area.Areas;
import io.sanjian.cluster.Clusters;
import io.sanjian.trade.Certificates;
import io.sanjian.trade.Trades;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Loads the reference data once, at start: a fault in a table ends the start with
 * {@link io.sanjian.catalog.ReferenceDataException}.
 */
@Singleton
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
    Trades trades() {
        return Trades.load();
    }

    @Produces
    @Singleton
    @Startup
    Certificates certificates() {
        return Certificates.load();
    }
}
