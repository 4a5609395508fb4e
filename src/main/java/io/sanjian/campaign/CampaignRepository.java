package io.sanjian.campaign;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Stored campaigns. */
@ApplicationScoped
class CampaignRepository implements PanacheRepository<Campaign> {

    /** Newest first. */
    Uni<List<Campaign>> before(long id, int limit) {
        return find("id < ?1 order by id desc", id).page(0, limit).list();
    }
}
