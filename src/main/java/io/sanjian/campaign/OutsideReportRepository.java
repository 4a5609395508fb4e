package io.sanjian.campaign;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** Stored reports of outside offices. */
@ApplicationScoped
class OutsideReportRepository implements PanacheRepository<OutsideReport> {

    /** Null where nothing was reported for the day. */
    Uni<OutsideReport> of(long office, LocalDate day) {
        return find("officeId = ?1 and dueOn = ?2", office, day).firstResult();
    }

    Uni<List<OutsideReport>> before(long office, long id, int limit) {
        return find("officeId = ?1 and id < ?2 order by id desc", office, id).page(0, limit).list();
    }

    /** Of each of these offices the report for the latest day on or before this one. */
    Uni<List<OutsideReport>> of(Collection<Long> offices, LocalDate day) {
        return offices.isEmpty() ? Uni.createFrom().item(List.of())
                : list("""
                        from OutsideReport o where o.officeId in ?1 and o.dueOn = (select max(r.dueOn)
                            from OutsideReport r where r.officeId = o.officeId and r.dueOn <= ?2)""", offices, day);
    }
}
