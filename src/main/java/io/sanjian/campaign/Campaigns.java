package io.sanjian.campaign;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.exception.ConstraintViolationException;

/** Keeps campaigns and what streets report of them. */
@ApplicationScoped
class Campaigns {
    private final CampaignRepository campaigns;
    private final StreetReportRepository reports;
    private final Clock clock;

    Campaigns(CampaignRepository campaigns, StreetReportRepository reports, Clock clock) {
        this.campaigns = campaigns;
        this.reports = reports;
        this.clock = clock;
    }

    /** Up to {@code limit} campaigns with ids below {@code before}, newest first. */
    @WithSession
    Uni<List<Campaign>> page(long before, int limit) {
        return campaigns.before(before, limit);
    }

    /** @throws ProblemException NOT_FOUND */
    @WithSession
    Uni<Campaign> get(long id) {
        return existing(id);
    }

    @WithTransaction
    Uni<Campaign> create(CampaignRequest request) {
        return campaigns.persistAndFlush(new Campaign(request, clock.instant()));
    }

    /**
     * @param guard sees the campaign as it was and may refuse by an exception
     * @throws ProblemException NOT_FOUND
     */
    @WithTransaction
    Uni<Campaign> replace(long id, CampaignRequest request, Consumer<Campaign> guard) {
        return existing(id).invoke(guard).invoke(campaign -> campaign.set(request));
    }

    /** What streets reported, by code. */
    @WithSession
    Uni<List<StreetReport>> reports(long campaign) {
        return reports.of(campaign);
    }

    /**
     * Stores what a street types in the place of what it typed before.
     *
     * @param seen version that the caller read; null where it read none
     * @param by   who types
     * @throws ProblemException PRECONDITION_FAILED where the street has reported since
     */
    @WithTransaction
    Uni<StreetReport> report(long campaign, String street, Map<CampaignFigure, Integer> typed, Integer seen,
            String by) {
        return reports.of(campaign, street).flatMap(known -> {
            if (seen != null && (known == null || known.version != seen)) {
                throw changed();
            }
            StreetReport report = known == null ? new StreetReport(campaign, street) : known;
            report.set(typed, by, clock.instant());
            return known == null ? reports.persistAndFlush(report) : reports.flush().replaceWith(report);
        }).onFailure(failure -> failure instanceof ConstraintViolationException
                || failure instanceof OptimisticLockException).transform(_ -> changed());
    }

    private Uni<Campaign> existing(long id) {
        return campaigns.findById(id).onItem().ifNull().failWith(() -> ProblemException.notFound("campaign", id));
    }

    private static ProblemException changed() {
        return new ProblemException(ProblemType.PRECONDITION_FAILED, "The figures were changed since they were read");
    }
}
