package io.sanjian.recommendation.village;

import io.sanjian.access.Caller;
import io.sanjian.access.DisclosureReason;
import io.sanjian.access.Roles;
import io.sanjian.audit.Audit;
import io.sanjian.audit.Audit.Action;
import io.sanjian.delivery.RecommendationMessage.Pick;
import io.sanjian.delivery.RecommendationMessage.PostingSummary;
import io.sanjian.matching.Profile.Sex;
import io.sanjian.matching.Reason;
import io.sanjian.recommendation.pick.PickListResponse;
import io.sanjian.recommendation.pick.PickLists;
import io.sanjian.recommendation.village.VillageStore.RunOfVillage;
import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.AreaLevel;
import io.sanjian.reference.area.Areas;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import io.sanjian.worker.WorkerContact;
import io.sanjian.worker.Workers;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The list of a village, for whoever's areas cover it. A broker gets names and phones of the own villages, to call people
 * and read out their picks; everybody else gets them masked. Every worker listed is recorded. Blocking.
 */
@ApplicationScoped
class VillageLists {
    private static final int PAGE = 500;
    private static final String DETAIL = "village list";
    private static final List<String> CLEAR_FIELDS = List.of("name", "phone");

    private final VillageStore store;
    private final Workers workers;
    private final PickLists lists;
    private final Areas areas;
    private final Caller caller;
    private final Audit audit;
    private final Pool pool;

    VillageLists(VillageStore store, Workers workers, PickLists lists, Areas areas, Caller caller, Audit audit,
            Pool pool) {
        this.store = store;
        this.workers = workers;
        this.lists = lists;
        this.areas = areas;
        this.caller = caller;
        this.audit = audit;
        this.pool = pool;
    }

    /**
     * One page.
     *
     * @param runId null for the latest
     * @throws ProblemException VALIDATION for what is no village, FORBIDDEN, NOT_FOUND for an unknown run
     */
    VillageList page(String village, Long runId, long after, int limit) {
        Area area = areas.find(village).filter(found -> found.level() == AreaLevel.VILLAGE)
                .orElseThrow(() -> ProblemException.invalid(List.of(new Violation("village", "UNKNOWN_CODE",
                        "there is no such village; codes have 12 digits", null))));
        caller.requireArea(village);
        boolean clear = caller.is(Roles.BROKER);
        Optional<RunOfVillage> run = runId == null ? store.latestRun(village)
                : Optional.of(store.run(runId).orElseThrow(() -> ProblemException.notFound("run", runId)));
        List<Long> ids = run.map(r -> store.workers(village, r.id(), after, limit)).orElse(List.of());
        record(ids, clear);
        List<VillageList.Item> items = run.map(r -> items(r.id(), ids, clear)).orElse(List.of());
        return new VillageList(village, area.name(), name(village.substring(0, 6)), name(village.substring(0, 9)),
                run.map(RunOfVillage::id).orElse(null), run.map(RunOfVillage::finishedAt).orElse(null), clear, items,
                ids.size() < limit ? null : Long.toString(ids.getLast()));
    }

    /** All pages in one. */
    VillageList whole(String village, Long runId) {
        VillageList page = page(village, runId, 0, PAGE);
        List<VillageList.Item> all = new ArrayList<>(page.items());
        String cursor = page.nextCursor();
        while (cursor != null) {
            VillageList next = page(village, page.runId(), Long.parseLong(cursor), PAGE);
            all.addAll(next.items());
            cursor = next.nextCursor();
        }
        return page.with(all);
    }

    private void record(List<Long> ids, boolean clear) {
        if (clear) {
            audit.reveal(pool, audit.author(), Action.REVEAL, ids, DETAIL, CLEAR_FIELDS,
                    new DisclosureReason(DisclosureReason.Reason.BROKER_LIST, null)).await().indefinitely();
        } else {
            audit.record(Action.LIST, ids, DETAIL);
        }
    }

    private List<VillageList.Item> items(long runId, List<Long> ids, boolean clear) {
        Map<Long, PickListResponse> found = lists.inRun(runId, ids);
        return workers.contacts(ids, clear).stream().filter(contact -> found.containsKey(contact.id()))
                .map(contact -> item(contact, found.get(contact.id()))).toList();
    }

    private VillageList.Item item(WorkerContact contact, PickListResponse list) {
        return new VillageList.Item(contact.id(), contact.externalId(), contact.name(), contact.phone(),
                contact.sex() == null ? null : contact.sex() == Sex.M ? "男" : "女", contact.age(),
                list.picks().stream().map(VillageLists::line).toList(),
                list.shortfall() == null ? null : list.shortfall().aloud());
    }

    private static VillageList.Line line(Pick pick) {
        PostingSummary posting = pick.posting();
        return new VillageList.Line(pick.rank(), posting.title(), text(posting.employer()), text(posting.areaName()),
                text(posting.address()),
                posting.pay() == null ? "" : posting.pay().text(), pick.distanceKm(),
                pick.reasons().stream().map(Reason::text).collect(Collectors.joining("；")),
                text(posting.contact()));
    }

    private String name(String code) {
        return areas.find(code).map(Area::name).orElse(null);
    }

    private static String text(String given) {
        return given == null ? "" : given;
    }
}
