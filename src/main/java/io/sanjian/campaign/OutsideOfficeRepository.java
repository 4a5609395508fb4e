package io.sanjian.campaign;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Stored outside offices. */
@ApplicationScoped
class OutsideOfficeRepository implements PanacheRepository<OutsideOffice> {

    Uni<List<OutsideOffice>> after(long id, int limit) {
        return find("id > ?1 order by id", id).page(0, limit).list();
    }
}
