package io.sanjian.campaign;

import io.sanjian.access.Caller;
import io.sanjian.campaign.CampaignFiguresResponse.Street;
import io.sanjian.campaign.CampaignProposals.Proposal;
import io.sanjian.clock.BusinessZone;
import io.sanjian.compute.ComputeExecutor;
import io.sanjian.ledger.LedgerFigures;
import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.AreaLevel;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.reference.area.Areas;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The figures of a campaign street by street, typed ones beside proposed ones, and their form. */
@ApplicationScoped
class CampaignOverview {
    private final Campaigns campaigns;
    private final LedgerFigures ledger;
    private final CampaignProposals proposals;
    private final Areas areas;
    private final Caller caller;
    private final ComputeExecutor executor;

    CampaignOverview(Campaigns campaigns, LedgerFigures ledger, CampaignProposals proposals, Areas areas, Caller caller,
            ComputeExecutor executor) {
        this.campaigns = campaigns;
        this.ledger = ledger;
        this.proposals = proposals;
        this.areas = areas;
        this.caller = caller;
        this.executor = executor;
    }

    /**
     * Streets and towns of an area that the caller reaches; they are there whether or not they reported.
     *
     * @param area district or town of the campaign
     */
    Uni<CampaignFiguresResponse> figures(Campaign campaign, String area) {
        AreaScope reach = caller.reach();
        AreaScope within = AreaScope.of(List.of(area), areas);
        List<Area> streets = streets(reach, within);
        return campaigns.reports(campaign.id).flatMap(reports -> ledger.count(reach, within,
                campaign.startsOn.atStartOfDay(BusinessZone.ID).toInstant(),
                campaign.endsOn.plusDays(1).atStartOfDay(BusinessZone.ID).toInstant())
                .map(counts -> response(campaign, streets, reports, proposals.of(counts))));
    }

    /** The form with what was typed: a sheet of sums, and one for each street that has reported. */
    Uni<byte[]> form(Campaign campaign, String area) {
        List<Area> streets = streets(caller.reach(), AreaScope.of(List.of(area), areas));
        return campaigns.reports(campaign.id).flatMap(reports -> executor.call(() -> {
            Map<String, StreetReport> byStreet = byStreet(reports);
            List<Area> reported = streets.stream().filter(street -> byStreet.containsKey(street.code())).toList();
            List<CampaignForm.Page> pages = new ArrayList<>();
            pages.add(new CampaignForm.Page("总计", areas.find(area).map(Area::name).orElse(area),
                    sum(reported.stream().map(street -> byStreet.get(street.code())).toList())));
            reported.forEach(street -> pages.add(new CampaignForm.Page(
                    pages.stream().anyMatch(page -> page.name().equals(street.name())) ? street.code() : street.name(),
                    street.name(), byStreet.get(street.code()).typed())));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                new CampaignForm(CampaignResponse.of(campaign)).write(pages, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        }));
    }

    /** A street as it is after a report. */
    Street street(StreetReport report) {
        return street(areas.find(report.streetCode).orElseThrow(), report, Proposal.NOTHING);
    }

    private CampaignFiguresResponse response(Campaign campaign, List<Area> streets, List<StreetReport> reports,
            Map<String, Proposal> proposed) {
        Map<String, StreetReport> byStreet = byStreet(reports);
        List<Street> items = streets.stream().map(street -> street(street, byStreet.get(street.code()),
                proposed.getOrDefault(street.code(), Proposal.NOTHING))).toList();
        List<StreetReport> reported = streets.stream().filter(street -> byStreet.containsKey(street.code()))
                .map(street -> byStreet.get(street.code())).toList();
        return new CampaignFiguresResponse(CampaignResponse.of(campaign), items,
                CampaignFiguresResponse.byNumber(sum(reported)), items.size() - reported.size());
    }

    private static Street street(Area area, StreetReport report, Proposal proposal) {
        Map<String, Integer> proposed = CampaignFiguresResponse.byNumber(proposal.figures());
        return report == null
                ? new Street(area.code(), area.name(), null, proposed, proposal.unreadPlaces(), null, null, null)
                : new Street(area.code(), area.name(), CampaignFiguresResponse.byNumber(report.typed()), proposed,
                        proposal.unreadPlaces(), report.typedAt, report.typedBy, report.version);
    }

    private List<Area> streets(AreaScope reach, AreaScope within) {
        return areas.all().filter(area -> area.level() == AreaLevel.TOWN && area.inForce())
                .filter(area -> covers(within, area) && covers(reach, area))
                .collect(Collectors.toMap(Area::code, Function.identity(), (one, _) -> one, TreeMap::new)).values()
                .stream().sorted(Comparator.comparing(Area::code)).toList();
    }

    private static boolean covers(AreaScope scope, Area town) {
        return scope.covers(town.parent(), town.code(), null);
    }

    private static Map<String, StreetReport> byStreet(List<StreetReport> reports) {
        return reports.stream().collect(Collectors.toMap(report -> report.streetCode, Function.identity()));
    }

    /** Of each column what the streets said; without those that none of them said. */
    private static Map<CampaignFigure, Integer> sum(List<StreetReport> reports) {
        Map<CampaignFigure, Integer> sum = new EnumMap<>(CampaignFigure.class);
        reports.forEach(report -> report.typed().forEach((figure, value) -> sum.merge(figure, value, Integer::sum)));
        return sum;
    }
}
