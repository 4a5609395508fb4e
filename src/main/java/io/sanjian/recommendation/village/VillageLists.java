package io.sanjian.recommendation.village;

import io.sanjian.access.Caller;
import io.sanjian.access.DisclosureReason;
import io.sanjian.access.Roles;
import io.sanjian.audit.Audit;
import io.sanjian.audit.Audit.Action;
import io.sanjian.audit.Audit.Author;
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
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The list of a village, for whoever's areas cover it. A broker gets names and phones of the own villages, to call people
 * and read out their picks; everybody else gets them masked. Every worker listed is recorded.
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

    /** Who asks for which village, taken from the request while it is at hand. */
    private record Question(String village, Area area, boolean clear, Author author) {
    }

    /**
     * One page.
     *
     * @param runId null for the latest
     * @return fails with NOT_FOUND for an unknown run
     * @throws ProblemException VALIDATION for what is no village, FORBIDDEN
     */
    Uni<VillageList> page(String village, Long runId, long after, int limit) {
        Question question = question(village);
        return run(village, runId).flatMap(run -> page(question, run, after, limit));
    }

    /** All pages in one. */
    Uni<VillageList> whole(String village, Long runId) {
        Question question = question(village);
        return run(village, runId).flatMap(run -> page(question, run, 0, PAGE)
                .flatMap(first -> rest(question, run, first, first)));
    }

    private Uni<VillageList> rest(Question question, Optional<RunOfVillage> run, VillageList sofar, VillageList last) {
        if (last.nextCursor() == null) {
            return Uni.createFrom().item(sofar.with(sofar.items()));
        }
        return page(question, run, Long.parseLong(last.nextCursor()), PAGE).flatMap(next -> {
            List<VillageList.Item> items = new ArrayList<>(sofar.items());
            items.addAll(next.items());
            return rest(question, run, sofar.with(items), next);
        });
    }

    private Question question(String village) {
        Area area = areas.find(village).filter(found -> found.level() == AreaLevel.VILLAGE)
                .orElseThrow(() -> ProblemException.invalid(List.of(new Violation("village", "UNKNOWN_CODE",
                        "there is no such village; codes have 12 digits", null))));
        caller.requireArea(village);
        return new Question(village, area, caller.is(Roles.BROKER), audit.author());
    }

    private Uni<Optional<RunOfVillage>> run(String village, Long runId) {
        return runId == null ? store.latestRun(village) : store.run(runId).invoke(run -> {
            if (run.isEmpty()) {
                throw ProblemException.notFound("run", runId);
            }
        });
    }

    private Uni<VillageList> page(Question question, Optional<RunOfVillage> run, long after, int limit) {
        if (run.isEmpty()) {
            return Uni.createFrom().item(list(question, null, List.of(), null));
        }
        long runId = run.get().id();
        return store.workers(question.village, runId, after, limit).call(ids -> record(question, ids))
                .flatMap(ids -> lists.inRun(runId, ids).flatMap(found -> workers.contacts(ids, question.clear)
                        .map(contacts -> list(question, run.get(), items(contacts, found),
                                ids.size() < limit ? null : Long.toString(ids.getLast())))));
    }

    private VillageList list(Question question, RunOfVillage run, List<VillageList.Item> items, String next) {
        String village = question.village;
        return new VillageList(village, question.area.name(), name(village.substring(0, 6)),
                name(village.substring(0, 9)), run == null ? null : run.id(), run == null ? null : run.finishedAt(),
                question.clear, items, next);
    }

    private Uni<Void> record(Question question, List<Long> ids) {
        return question.clear
                ? audit.reveal(pool, question.author, Action.REVEAL, ids, DETAIL, CLEAR_FIELDS,
                        new DisclosureReason(DisclosureReason.Reason.BROKER_LIST, null))
                : audit.record(pool, question.author, Action.LIST, ids, DETAIL);
    }

    private List<VillageList.Item> items(List<WorkerContact> contacts, Map<Long, PickListResponse> found) {
        return contacts.stream().filter(contact -> found.containsKey(contact.id()))
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
