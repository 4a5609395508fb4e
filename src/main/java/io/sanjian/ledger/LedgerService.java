package io.sanjian.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Caller;
import io.sanjian.access.DisclosureReason;
import io.sanjian.access.Roles;
import io.sanjian.access.WorkerAccess;
import io.sanjian.audit.Audit;
import io.sanjian.audit.Audit.Action;
import io.sanjian.audit.Audit.Author;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.reference.area.Areas;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.sanjian.worker.LedgerPeople.Home;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Lines of the ledger as callers see and change them: within their reach; a broker the own villagers in the clear, everybody
 * else masked unless a reason is given; every look recorded before it is answered.
 */
@ApplicationScoped
class LedgerService {
    private static final String DETAIL = "ledger";
    private static final List<String> CLEAR_FIELDS = List.of("name", "idNumber", "phone");

    private final Pool pool;
    private final LedgerReadings readings;
    private final LedgerEntries entries;
    private final LedgerCorrections corrections;
    private final LedgerCalendar calendar;
    private final Audit audit;
    private final Caller caller;
    private final Areas areas;
    private final Clock clock;

    LedgerService(Pool pool, LedgerReadings readings, LedgerEntries entries, LedgerCorrections corrections,
            LedgerCalendar calendar, Audit audit, Caller caller, Areas areas, Clock clock) {
        this.pool = pool;
        this.readings = readings;
        this.entries = entries;
        this.corrections = corrections;
        this.calendar = calendar;
        this.audit = audit;
        this.caller = caller;
        this.areas = areas;
        this.clock = clock;
    }

    /**
     * How somebody looks at lines, taken from the request while it is at hand.
     *
     * @param need why they are shown in the clear, or null where they are masked
     */
    private record Look(WorkerAccess reach, Author author, DisclosureReason need) {
        boolean clear() {
            return need != null;
        }
    }

    /** @param reason why names and numbers are needed, or null */
    private Look look(DisclosureReason reason) {
        return new Look(caller.workers(), audit.author(), reason != null || !caller.is(Roles.BROKER) ? reason
                : new DisclosureReason(DisclosureReason.Reason.BROKER_LIST, null));
    }

    /** @return fails with NOT_FOUND or FORBIDDEN */
    Uni<LedgerEntryDocument> get(long id, DisclosureReason reason) {
        Look look = look(reason);
        return reached(id, look).call(entry -> record(look, List.of(entry.workerId()), Action.READ))
                .map(entry -> document(entry, look));
    }

    private Uni<LedgerEntry> reached(long id, Look look) {
        return readings.find(pool, id).map(found -> found
                .orElseThrow(() -> ProblemException.notFound("ledger entry", id)))
                .invoke(entry -> look.reach.requireHome(entry.home().area(), entry.home().town(),
                        entry.home().village()));
    }

    /** @param area district, town or village, or null for all that the caller reaches */
    Uni<List<LedgerEntryDocument>> list(AreaScope area, LocalDate season, long after, int limit,
            DisclosureReason reason) {
        Look look = look(reason);
        return readings.page(pool, new LedgerReadings.Wanted(look.reach.reach(), area, season), after, limit)
                .call(entries -> record(look, entries.stream().map(LedgerEntry::workerId).toList(), Action.LIST))
                .map(entries -> entries.stream().map(entry -> document(entry, look)).toList());
    }

    /** What was changed of a line. */
    Uni<List<LedgerHistoryResponse.Item>> history(long id, long after, int limit, DisclosureReason reason) {
        Look look = look(reason);
        return reached(id, look).call(entry -> record(look, List.of(entry.workerId()), Action.READ))
                .chain(() -> readings.history(pool, id, after, limit))
                .map(kept -> kept.stream().map(each -> LedgerHistoryResponse.Item.of(each, look.clear())).toList());
    }

    /**
     * Enters a line, or takes what is said into the one that the person has.
     *
     * @throws ProblemException VALIDATION with every fault, FORBIDDEN for a village out of reach; fails with CONFLICT where
     *                          somebody has to decide first
     */
    Uni<LedgerCorrectionResponse> save(ObjectNode body) {
        Instant now = clock.instant();
        LedgerBody.Read read = LedgerBody.line(body, calendar.start(), now, areas);
        Look look = look(null);
        Home home = LedgerJudge.home(read.values());
        look.reach.requireHome(home.area(), home.town(), home.village());
        LedgerSender sender = LedgerSender.of(caller, false, read.saidAt() == null ? now : read.saidAt(), null,
                read.reason());
        LedgerRow row = new LedgerRow(null, 0, LedgerRow.Outcome.ACCEPTED, read.values(), List.of(), List.of());
        return entries.store(List.of(row), sender, false).map(List::getFirst).invoke(LedgerRemarks::requireTaken)
                .flatMap(stored -> reached(stored.entryId(), look)
                        .call(entry -> audit.record(pool, look.author,
                                stored.outcome() == LedgerStored.Outcome.ACCEPTED ? Action.CREATE : Action.UPDATE,
                                List.of(entry.workerId()), DETAIL))
                        .map(entry -> new LedgerCorrectionResponse(stored.outcome(), document(entry, look),
                                LedgerRemarks.of(stored.faults()), LedgerRemarks.of(stored.warnings()))));
    }

    /**
     * Changes what the body names and nothing else.
     *
     * @param version that the caller has seen, or null for a record that was made offline and says when
     * @throws ProblemException VALIDATION with every fault
     */
    Uni<LedgerCorrectionResponse> change(long id, ObjectNode body, Integer version) {
        Instant now = clock.instant();
        LedgerBody.Read read = LedgerBody.changes(body, calendar.start(), now);
        LedgerCorrections.requireOneOf(version, read.saidAt());
        Look look = look(null);
        LedgerSender sender = LedgerSender.of(caller, false, read.saidAt() == null ? now : read.saidAt(), null,
                read.reason());
        LedgerCorrections.requireReason(read, sender);
        return pool.withTransaction(tx -> corrections.apply(tx, id, read.values(), sender, entry -> {
            look.reach.requireHome(entry.home().area(), entry.home().town(), entry.home().village());
            if (version != null && version != entry.version()) {
                throw new ProblemException(ProblemType.PRECONDITION_FAILED,
                        "The ledger entry has version {0} by now; read it again", entry.version());
            }
        }).call(done -> audit.record(tx, look.author, Action.UPDATE, List.of(done.entry().workerId()), DETAIL)))
                .map(done -> new LedgerCorrectionResponse(done.outcome(), document(done.entry(), look),
                        LedgerRemarks.of(done.faults()), LedgerRemarks.of(done.warnings())));
    }

    private Uni<Void> record(Look look, List<Long> workers, Action masked) {
        return look.clear()
                ? audit.reveal(pool, look.author, Action.REVEAL, workers, DETAIL, CLEAR_FIELDS, look.need)
                : audit.record(pool, look.author, masked, workers, DETAIL);
    }

    private LedgerEntryDocument document(LedgerEntry entry, Look look) {
        return LedgerEntryDocument.of(entry, calendar.season(entry.season()), look.clear());
    }
}
