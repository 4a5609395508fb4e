package io.sanjian.codes;

import io.sanjian.reference.cluster.Cluster;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A manufacturing cluster in one period.
 *
 * @param confirmed whether a published source lists it
 * @param validTo   last day, included; absent where it is still listed
 */
public record ClusterResponse(String code, String name, Cluster.Tier tier, String tierName, boolean confirmed,
        @Nullable LocalDate validFrom, @Nullable LocalDate validTo) {

    static ClusterResponse of(Cluster cluster) {
        return new ClusterResponse(cluster.code(), cluster.name(), cluster.tier(), cluster.tier().label(),
                cluster.confirmed(), cluster.validFrom(), cluster.validTo());
    }
}
