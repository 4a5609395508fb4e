package io.sanjian.index.analysis;

import io.sanjian.area.Areas;
import io.sanjian.cluster.Clusters;
import io.sanjian.trade.Certificates;
import io.sanjian.trade.Trades;

/** Opens the domain dictionary to tests of other packages. */
public final class TestDictionary {
    private TestDictionary() {
    }

    public static Dictionary of(Areas areas, Trades trades, Certificates certificates, Clusters clusters) {
        return DomainDictionary.of(areas, trades, certificates, clusters);
    }
}
