package io.sanjian.campaign;

import io.sanjian.access.Caller;
import io.sanjian.campaign.OutsideSampleResponse.Industry;
import io.sanjian.ledger.LedgerFigures;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Parts an outside office's sample by the industries of those who came home from there. */
@ApplicationScoped
class OutsideSample {
    private final LedgerFigures ledger;
    private final Caller caller;

    OutsideSample(LedgerFigures ledger, Caller caller) {
        this.ledger = ledger;
        this.caller = caller;
    }

    /**
     * @param report the office's latest, or null
     * @throws ProblemException NOT_FOUND where it has never said how many workers there are
     */
    Uni<OutsideSampleResponse> of(OutsideOffice office, OutsideReport report) {
        if (report == null) {
            throw new ProblemException(ProblemType.NOT_FOUND,
                    "The office has not reported yet how many workers there are");
        }
        int size = SampleQuota.size(report.workers);
        return ledger.industries(caller.reach(), office.region)
                .map(people -> new OutsideSampleResponse(report.workers, size,
                        people.values().stream().mapToInt(Integer::intValue).sum(), industries(people, size)));
    }

    private static List<Industry> industries(Map<String, Integer> people, int size) {
        Map<String, Integer> quota = SampleQuota.of(people, size);
        return quota.entrySet().stream().map(each -> new Industry(each.getKey(), people.get(each.getKey()),
                each.getValue())).sorted(Comparator.comparingInt(Industry::known).reversed()
                        .thenComparing(Industry::industry))
                .toList();
    }
}
