package io.sanjian.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Caller;
import io.sanjian.access.DisclosureReason;
import io.sanjian.audit.Audit;
import io.sanjian.audit.Audit.Action;
import io.sanjian.audit.Audit.Author;
import io.sanjian.clock.BusinessZone;
import io.sanjian.compute.ComputeExecutor;
import io.sanjian.imports.ImportOutcome;
import io.sanjian.imports.RowParser.Parsed;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.sanjian.web.problem.Violation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Workers as callers see them: within their reach, masked unless revealed, every look at another person's data
 * recorded before it is answered.
 */
@ApplicationScoped
class WorkerService {
    private static final Set<PersonalField> MASKED = Set.of();

    private final Pool pool;
    private final WorkerStore store;
    private final WorkerEncryption seals;
    private final WorkerReader reader;
    private final WorkerPatch patcher;
    private final Audit audit;
    private final Caller caller;
    private final ComputeExecutor executor;
    private final Clock clock;

    WorkerService(Pool pool, WorkerStore store, WorkerEncryption seals, WorkerReader reader, WorkerPatch patcher,
            Audit audit, Caller caller, ComputeExecutor executor, Clock clock) {
        this.pool = pool;
        this.store = store;
        this.seals = seals;
        this.reader = reader;
        this.patcher = patcher;
        this.audit = audit;
        this.caller = caller;
        this.executor = executor;
        this.clock = clock;
    }

    /** @param created whether the worker was not known before */
    record Saved(WorkerDocument worker, boolean created) {
    }

    /** Enters a worker, or replaces what is known of them. */
    Uni<Saved> save(ObjectNode body) {
        Parsed<WorkerData> parsed = reader.body(body);
        WorkerData data = valid(parsed);
        AreaScope reach = caller.reach();
        new WorkerAreaAccess(reach, null).requireHome(data.intention());
        Author author = audit.author();
        return pool.withTransaction(tx -> store
                .write(tx, data.key().source(), store.seal(List.of(data), author.name()), reach)
                .flatMap(outcomes -> store.find(tx, data.key()).flatMap(file -> {
                    ImportOutcome outcome = outcomes.getFirst().outcome();
                    if (outcome == ImportOutcome.REJECTED) {
                        throw new ProblemException(ProblemType.FORBIDDEN, "The worker lives outside the token's areas");
                    }
                    Saved saved =
                            new Saved(document(file, MASKED, parsed.warnings()), outcome == ImportOutcome.ACCEPTED);
                    return audit.record(tx, author, action(outcome), List.of(saved.worker().id()), null)
                            .replaceWith(saved);
                })));
    }

    private static Action action(ImportOutcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> Action.CREATE;
            case UPDATED -> Action.UPDATE;
            default -> Action.READ;
        };
    }

    /** Masked. */
    Uni<WorkerDocument> get(long id) {
        Author author = audit.author();
        return reached(id).call(() -> audit.record(pool, author, Action.READ, List.of(id), null))
                .map(file -> document(file, MASKED, List.of()));
    }

    /**
     * With some fields in the clear; the others stay masked.
     *
     * @param wanted null for all that the caller's role has need of
     * @param need   why; null where the worker asks for the own data
     * @throws ProblemException FORBIDDEN for a field that the role has no need of, before anything else is told
     */
    Uni<WorkerDocument> reveal(long id, Set<PersonalField> wanted, DisclosureReason need) {
        Set<PersonalField> needed = caller.roles().stream().findFirst().map(PersonalField::neededBy).orElse(MASKED);
        if (wanted != null && !needed.containsAll(wanted)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "The token's role has no need of these fields");
        }
        Set<PersonalField> open = wanted == null ? needed : wanted;
        Author author = audit.author();
        return reached(id).call(() -> need == null ? Uni.createFrom().voidItem()
                : audit.reveal(pool, author, Action.REVEAL, List.of(id), null,
                        open.stream().map(PersonalField::field).toList(), need))
                .map(file -> document(file, open, List.of()));
    }

    private Uni<WorkerRecord> reached(long id) {
        WorkerAreaAccess access = WorkerAreaAccess.of(caller);
        return store.find(pool, id).map(found -> required(found, id))
                .invoke(file -> access.require(id, file.worker().intention()));
    }

    /**
     * Masked, by id.
     *
     * @param area  district, town or village, or null for all that the caller reaches
     * @param group or null
     */
    Uni<List<WorkerDocument>> list(AreaScope area, String group, long after, int limit) {
        return listed(store.page(pool, caller.reach(), area, group, after, limit));
    }

    /**
     * Masked, by exactly one of phone and ID number.
     *
     * @throws ProblemException VALIDATION, with every fault
     */
    Uni<List<WorkerDocument>> lookUp(ObjectNode body) {
        BodyFields fields = new BodyFields(body);
        String phone = WorkerReader.phone(fields);
        IdNumber idNumber = WorkerReader.idNumber(fields);
        if (fields.has("phone") == fields.has("idNumber")) {
            fields.reject(
                    new Violation("phone", "REQUIRED", "exactly one of phone and idNumber is required", null));
        }
        List<Violation> faults = WorkerReader.scrubbed(fields.strictViolations());
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        return listed(store.lookUp(pool, caller.reach(), seals.phoneIndexes(phone),
                seals.idNumberIndexes(idNumber == null ? null : idNumber.value())));
    }

    private Uni<List<WorkerDocument>> listed(Uni<List<WorkerRecord>> found) {
        Author author = audit.author();
        return found.call(files -> audit.record(pool, author, Action.LIST,
                files.stream().map(file -> file.worker().id()).toList(), null))
                .flatMap(files -> executor.call(() -> files.stream()
                        .map(file -> document(file, MASKED, List.of())).toList()));
    }

    /** Changes what the patch names and nothing else. */
    Uni<WorkerDocument> patch(long id, ObjectNode patch) {
        WorkerAreaAccess access = WorkerAreaAccess.of(caller);
        Author author = audit.author();
        return pool.withTransaction(tx -> store.lock(tx, id).flatMap(found -> {
            WorkerRecord file = required(found, id);
            access.require(id, file.worker().intention());
            Parsed<WorkerData> parsed = patcher.apply(file, seals.open(file.key(), file.sealed()), patch);
            WorkerData data = valid(parsed);
            access.require(id, data.intention());
            return store.write(tx, data.key().source(), store.seal(List.of(data), author.name()), AreaScope.EVERYTHING)
                    .call(() -> audit.record(tx, author, Action.UPDATE, List.of(id), null))
                    .flatMap(written -> store.find(tx, id))
                    .map(after -> document(required(after, id), MASKED, parsed.warnings()));
        }));
    }

    /**
     * Removes the person with picks, feedback, inbox and tokens; the audit keeps the bare id, even where the workers
     * themselves asked for it: without it nobody could repeat the erasures that a restored backup has lost.
     */
    Uni<Void> erase(long id) {
        WorkerAreaAccess access = WorkerAreaAccess.of(caller);
        Author author = new Author(audit.author().name(), null);
        return pool.withTransaction(tx -> store.lock(tx, id).flatMap(found -> {
            access.require(id, required(found, id).worker().intention());
            return store.erase(tx, id).chain(() -> audit.record(tx, author, Action.ERASE, List.of(id), null));
        }));
    }

    private static WorkerRecord required(Optional<WorkerRecord> file, long id) {
        return file.orElseThrow(() -> ProblemException.notFound("worker", id));
    }

    private static WorkerData valid(Parsed<WorkerData> parsed) {
        if (parsed.value() == null) {
            throw ProblemException.invalid(parsed.violations());
        }
        return parsed.value();
    }

    private WorkerDocument document(WorkerRecord file, Set<PersonalField> clear, List<Violation> warnings) {
        Identity open = seals.open(file.key(), file.sealed());
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessZone.ID);
        return WorkerDocument.of(file, open.maskedBut(clear), today, warnings);
    }
}
