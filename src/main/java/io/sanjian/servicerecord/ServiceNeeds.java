package io.sanjian.servicerecord;

import io.sanjian.access.Caller;
import io.sanjian.access.DisclosureReason;
import io.sanjian.access.Roles;
import io.sanjian.audit.Audit;
import io.sanjian.audit.Audit.Action;
import io.sanjian.audit.Audit.Author;
import io.sanjian.clock.BusinessZone;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.worker.WorkerContact;
import io.sanjian.worker.WorkerGuard;
import io.sanjian.worker.Workers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was done for whom and what is owed, within the caller's reach. A broker sees the own villagers in the clear. */
@ApplicationScoped
class ServiceNeeds {
    private static final String DETAIL = "services";
    private static final List<String> CLEAR_FIELDS = List.of("name", "phone");

    private final Pool pool;
    private final ServiceNeedStore store;
    private final Workers workers;
    private final WorkerGuard guard;
    private final Caller caller;
    private final Audit audit;
    private final Clock clock;

    ServiceNeeds(Pool pool, ServiceNeedStore store, Workers workers, WorkerGuard guard, Caller caller, Audit audit,
            Clock clock) {
        this.pool = pool;
        this.store = store;
        this.workers = workers;
        this.guard = guard;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return fails with FORBIDDEN or NOT_FOUND */
    Uni<ServiceCountsResponse> counts(long worker) {
        Author author = audit.author();
        return guard.require(worker).chain(() -> store.counts(pool, worker))
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("worker", worker)))
                .flatMap(counted -> store.of(pool, worker)
                        .map(need -> ServiceCountsResponse.of(counted, need.orElse(null), store.offer(), today())))
                .call(() -> audit.record(pool, author, Action.READ, List.of(worker), DETAIL));
    }

    /**
     * To whom something is owed.
     *
     * @param limit people at most, in order of need
     */
    Uni<OwedServicesResponse> owed(AreaScope area, int limit) {
        Author author = audit.author();
        boolean clear = caller.is(Roles.BROKER);
        AreaScope reach = caller.reach();
        LocalDate today = today();
        return store.owed(pool, reach, area, today, limit)
                .call(needs -> record(author, needs.stream().map(ServiceNeed::workerId).toList(), clear))
                .flatMap(needs -> items(needs, clear, today))
                .flatMap(items -> store.villages(pool, reach, area, today)
                        .map(villages -> OwedServicesResponse.of(villages, items)));
    }

    private Uni<List<OwedServicesResponse.Item>> items(List<ServiceNeed> needs, boolean clear, LocalDate today) {
        return workers.contacts(needs.stream().map(ServiceNeed::workerId).toList(), clear).map(contacts -> {
            Map<Long, WorkerContact> byId =
                    contacts.stream().collect(Collectors.toMap(WorkerContact::id, Function.identity()));
            return needs.stream().filter(need -> byId.containsKey(need.workerId()))
                    .map(need -> OwedServicesResponse.Item.of(need, byId.get(need.workerId()), today)).toList();
        });
    }

    private Uni<Void> record(Author author, List<Long> ids, boolean clear) {
        return clear ? audit.reveal(pool, author, Action.REVEAL, ids, DETAIL, CLEAR_FIELDS,
                new DisclosureReason(DisclosureReason.Reason.BROKER_LIST, null))
                : audit.record(pool, author, Action.LIST, ids, DETAIL);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessZone.ID);
    }
}
