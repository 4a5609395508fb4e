package io.sanjian.codes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sanjian.reference.cluster.Cluster;
import java.time.LocalDate;

/**
 * A manufacturing cluster in one period.
 *
 * @param confirmed whether a published source lists it
 * @param validTo   last day, included; absent where it is still listed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClusterResponse(String code, String name, Cluster.Tier tier, String tierName, boolean confirmed,
        LocalDate validFrom, LocalDate validTo) {

    static ClusterResponse of(Cluster cluster) {
        return new ClusterResponse(cluster.code(), cluster.name(), cluster.tier(), cluster.tier().label(),
                cluster.confirmed(), cluster.validFrom(), cluster.validTo());
    }
}
