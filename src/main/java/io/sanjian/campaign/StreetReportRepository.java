package io.sanjian.campaign;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Stored reports of streets and towns. */
@ApplicationScoped
class StreetReportRepository implements PanacheRepository<StreetReport> {

    Uni<List<StreetReport>> of(long campaignId) {
        return list("campaignId = ?1 order by streetCode", campaignId);
    }

    /** Null where the street has reported nothing. */
    Uni<StreetReport> of(long campaignId, String streetCode) {
        return find("campaignId = ?1 and streetCode = ?2", campaignId, streetCode).firstResult();
    }
}
