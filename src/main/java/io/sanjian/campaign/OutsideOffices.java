package io.sanjian.campaign;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;

/** Keeps outside offices and what they report. */
@ApplicationScoped
class OutsideOffices {
    private final OutsideOfficeRepository offices;
    private final OutsideReportRepository reports;
    private final Clock clock;

    OutsideOffices(OutsideOfficeRepository offices, OutsideReportRepository reports, Clock clock) {
        this.offices = offices;
        this.reports = reports;
        this.clock = clock;
    }

    /** Up to {@code limit} offices with ids above {@code after}, by id. */
    @WithSession
    Uni<List<OutsideOffice>> page(long after, int limit) {
        return offices.after(after, limit);
    }

    /** @throws ProblemException NOT_FOUND */
    @WithSession
    Uni<OutsideOffice> get(long id) {
        return existing(id);
    }

    @WithTransaction
    Uni<OutsideOffice> create(OutsideOfficeRequest request) {
        return offices.persistAndFlush(new OutsideOffice(request, clock.instant()));
    }

    /**
     * @param guard sees the office as it was and may refuse by an exception
     * @throws ProblemException NOT_FOUND
     */
    @WithTransaction
    Uni<OutsideOffice> replace(long id, OutsideOfficeRequest request, Consumer<OutsideOffice> guard) {
        return existing(id).invoke(guard).invoke(office -> office.set(request));
    }

    /** The latest report of each of these offices for a day on or before this one, by office. */
    @WithSession
    Uni<Map<Long, OutsideReport>> latest(List<OutsideOffice> of, LocalDate day) {
        return reports.of(of.stream().map(office -> office.id).toList(), day)
                .map(found -> found.stream().collect(Collectors.toMap(report -> report.officeId, Function.identity())));
    }

    /** Up to {@code limit} reports of an office with ids below {@code before}, newest first. */
    @WithSession
    Uni<List<OutsideReport>> reports(long office, long before, int limit) {
        return reports.before(office, before, limit);
    }

    /**
     * Stores what an office reports for a day in the place of what it reported for it before.
     *
     * @param seen version that the caller read; null where it read none
     * @throws ProblemException PRECONDITION_FAILED where it was reported since
     */
    @WithTransaction
    Uni<OutsideReport> report(long office, LocalDate day, OutsideReportRequest said, Integer seen, String by) {
        return reports.of(office, day).flatMap(known -> {
            if (seen != null && (known == null || known.version != seen)) {
                throw changed();
            }
            OutsideReport report = known == null ? new OutsideReport(office, day) : known;
            report.set(said, by, clock.instant());
            return known == null ? reports.persistAndFlush(report) : reports.flush().replaceWith(report);
        }).onFailure(failure -> failure instanceof ConstraintViolationException
                || failure instanceof OptimisticLockException).transform(_ -> changed());
    }

    private Uni<OutsideOffice> existing(long id) {
        return offices.findById(id).onItem().ifNull()
                .failWith(() -> ProblemException.notFound("outside office", id));
    }

    private static ProblemException changed() {
        return new ProblemException(ProblemType.PRECONDITION_FAILED, "The figures were changed since they were read");
    }
}
