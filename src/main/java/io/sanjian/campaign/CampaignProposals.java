package io.sanjian.campaign;

import io.sanjian.ledger.LedgerFigures.Count;
import io.sanjian.reference.area.AreaText;
import io.sanjian.reference.area.Areas;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the ledger's lines say of columns 6 to 8 and 13 to 21. The other columns are of papers, fairs and courses, of which no
 * line tells: there nothing is proposed, which is not nought.
 */
@ApplicationScoped
class CampaignProposals {
    private final Areas areas;
    private final AreaText reader;

    CampaignProposals(Areas areas) {
        this.areas = areas;
        this.reader = new AreaText(areas);
    }

    /** @param unreadPlaces people at work whose place cannot be read, in none of the columns */
    record Proposal(Map<CampaignFigure, Integer> figures, int unreadPlaces) {
        static final Proposal NOTHING = new Proposal(nought(), 0);

        private Proposal plus(Map<CampaignFigure, Integer> more, int unread) {
            Map<CampaignFigure, Integer> sum = new EnumMap<>(figures);
            more.forEach((figure, people) -> sum.merge(figure, people, Integer::sum));
            return new Proposal(sum, unreadPlaces + unread);
        }

        private static Map<CampaignFigure, Integer> nought() {
            Map<CampaignFigure, Integer> nought = new EnumMap<>(CampaignFigure.class);
            for (CampaignFigure figure : CampaignFigure.values()) {
                if (groupOf(figure.whole().orElse(figure)).isPresent()) {
                    nought.put(figure, 0);
                }
            }
            return nought;
        }
    }

    /** Proposals by street; a street without a count is left out. */
    Map<String, Proposal> of(List<Count> counts) {
        Map<String, Proposal> byStreet = new HashMap<>();
        for (Count count : counts) {
            Map<CampaignFigure, Integer> figures = new EnumMap<>(CampaignFigure.class);
            if (count.served()) {
                add(figures, CampaignFigure.SERVED, count);
            }
            Optional<Workplace> place = Workplace.of(count.place(), count.areaCode(), areas, reader);
            if (count.employed()) {
                place.ifPresent(where -> add(figures, whole(where), count));
            }
            byStreet.merge(count.townCode(),
                    Proposal.NOTHING.plus(figures, count.employed() && place.isEmpty() ? count.people() : 0),
                    (all, more) -> all.plus(more.figures, more.unreadPlaces));
        }
        return byStreet;
    }

    private static void add(Map<CampaignFigure, Integer> figures, CampaignFigure whole, Count count) {
        Group group = groupOf(whole).orElseThrow();
        figures.merge(whole, count.people(), Integer::sum);
        if (count.alleviated()) {
            figures.merge(group.alleviated, count.people(), Integer::sum);
        }
        if (count.woman()) {
            figures.merge(group.women, count.people(), Integer::sum);
        }
    }

    private static CampaignFigure whole(Workplace place) {
        return switch (place) {
            case IN_DISTRICT -> CampaignFigure.EMPLOYED_IN_DISTRICT;
            case IN_CITY -> CampaignFigure.EMPLOYED_IN_CITY;
            case ELSEWHERE -> CampaignFigure.EMPLOYED_ELSEWHERE;
        };
    }

    /** The parts of a column that counts people. */
    private record Group(CampaignFigure alleviated, CampaignFigure women) {
    }

    private static Optional<Group> groupOf(CampaignFigure whole) {
        return Optional.ofNullable(switch (whole) {
            case SERVED -> new Group(CampaignFigure.SERVED_ALLEVIATED, CampaignFigure.SERVED_WOMEN);
            case EMPLOYED_IN_DISTRICT -> new Group(CampaignFigure.IN_DISTRICT_ALLEVIATED,
                    CampaignFigure.IN_DISTRICT_WOMEN);
            case EMPLOYED_IN_CITY -> new Group(CampaignFigure.IN_CITY_ALLEVIATED, CampaignFigure.IN_CITY_WOMEN);
            case EMPLOYED_ELSEWHERE -> new Group(CampaignFigure.ELSEWHERE_ALLEVIATED, CampaignFigure.ELSEWHERE_WOMEN);
            default -> null;
        });
    }
}
