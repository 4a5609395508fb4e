package io.sanjian.recommendation.plan;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Stored plans. */
@ApplicationScoped
class PlanRepository implements PanacheRepository<Plan> {

    Uni<List<Plan>> after(long id, int limit) {
        return find("id > ?1 order by id", id).page(0, limit).list();
    }
}
