package io.sanjian.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Caller;
import io.sanjian.audit.Audit;
import io.sanjian.audit.Audit.Action;
import io.sanjian.audit.Audit.Author;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import io.sanjian.worker.ConsentStore.Recorded;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What workers agreed to, within the caller's reach. */
@ApplicationScoped
class Consents {
    private static final int WORDING_LENGTH = 2000;
    private static final int VERSION_LENGTH = 100;
    private static final String DETAIL = "consent";

    private final Pool pool;
    private final WorkerStore workers;
    private final ConsentStore store;
    private final Caller caller;
    private final Audit audit;
    private final Clock clock;

    Consents(Pool pool, WorkerStore workers, ConsentStore store, Caller caller, Audit audit, Clock clock) {
        this.pool = pool;
        this.workers = workers;
        this.store = store;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<ConsentResponse> get(long workerId) {
        WorkerAreaAccess access = WorkerAreaAccess.of(caller);
        Author author = audit.author();
        return workers.find(pool, workerId)
                .invoke(found -> access.require(workerId, required(found, workerId).worker().intention()))
                .chain(() -> audit.record(pool, author, Action.READ, List.of(workerId), DETAIL))
                .chain(() -> store.ofWorker(pool, workerId)).map(ConsentResponse::of);
    }

    /** Notes one answer to one or more purposes. It holds from the moment at which the Uni ends. */
    Uni<ConsentResponse> record(long workerId, ObjectNode body) {
        BodyFields fields = BodyFields.ofBody(body);
        fields.require("purposes");
        fields.require("given");
        List<Purpose> purposes = fields.constants("purposes", Purpose.class);
        Boolean given = fields.bool("given");
        String wording = fields.text("wording", WORDING_LENGTH);
        String version = fields.text("version", VERSION_LENGTH);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant at = fields.instant("at");
        if (at != null && at.isAfter(now)) {
            fields.reject(Violation.outOfRange("at", "{field} is in the future"));
        }
        fields.requireNoFault();
        Consent said = new Consent(given, wording, version, at == null ? now : at);
        WorkerAreaAccess access = WorkerAreaAccess.of(caller);
        Author author = audit.author();
        return pool.withTransaction(tx -> workers.lock(tx, workerId).flatMap(found -> {
            access.require(workerId, required(found, workerId).worker().intention());
            return store.ofWorker(tx, workerId).flatMap(known -> Multi.createFrom().iterable(purposes).onItem()
                    .transformToUniAndConcatenate(purpose -> record(tx, workerId, purpose, said, known, author, now))
                    .collect().last());
        }).call(() -> audit.record(tx, author, Action.UPDATE, List.of(workerId), DETAIL))
                .flatMap(done -> store.ofWorker(tx, workerId))).map(ConsentResponse::of);
    }

    private Uni<Void> record(SqlConnection tx, long workerId, Purpose purpose, Consent said, List<Recorded> known,
            Author author, Instant now) {
        Consent stored = known.stream().filter(one -> one.purpose() == purpose).map(Recorded::consent).findFirst()
                .orElse(null);
        Consent after = Consent.after(stored, said, now);
        return after.equals(stored) ? Uni.createFrom().voidItem()
                : store.record(tx, workerId, purpose, after, now, author.name());
    }

    private static WorkerRecord required(Optional<WorkerRecord> file, long id) {
        return file.orElseThrow(() -> ProblemException.notFound("worker", id));
    }
}
