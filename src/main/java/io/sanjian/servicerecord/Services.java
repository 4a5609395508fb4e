package io.sanjian.servicerecord;

import io.sanjian.audit.Audit;
import io.sanjian.audit.Audit.Action;
import io.sanjian.audit.Audit.Author;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.sanjian.worker.WorkerGuard;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Services as callers write them down and read them: within their reach, recorded where it is not the worker's own. */
@ApplicationScoped
class Services {
    private static final String DETAIL = "services";

    private final Pool pool;
    private final ServiceStore store;
    private final WorkerGuard guard;
    private final Audit audit;
    private final Clock clock;

    Services(Pool pool, ServiceStore store, WorkerGuard guard, Audit audit, Clock clock) {
        this.pool = pool;
        this.store = store;
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
    }

    /** A record, and whether this call made it. */
    record Recorded(ServiceRecord service, boolean isNew) {
    }

    /**
     * Writes a service down. The same request again, and a post that was told already, give the record that is there.
     *
     * @return fails with FORBIDDEN, NOT_FOUND, or CONFLICT where the client's id stands for something else
     */
    Uni<Recorded> record(long workerId, ServiceRequest request) {
        Author author = audit.author();
        Instant now = now();
        return guard.require(workerId).chain(() -> pool.withTransaction(tx -> store
                .add(tx, workerId, request.clientId(), request.what(), author.name(), now)
                .flatMap(added -> added.isPresent()
                        ? changed(tx, author, workerId).replaceWith(new Recorded(added.get(), true))
                        : known(tx, workerId, request))));
    }

    private Uni<Recorded> known(SqlConnection tx, long workerId, ServiceRequest request) {
        return store.known(tx, workerId, request.clientId(), request.postingId()).map(known -> {
            ServiceRecord service = known.orElseThrow(() -> ProblemException.notFound("worker", workerId));
            if (request.clientId().equals(service.clientId()) && !request.what().equals(service.what())) {
                throw new ProblemException(ProblemType.CONFLICT, "The clientId stands for another service already");
            }
            return new Recorded(service, false);
        });
    }

    /**
     * Newest first, those that were taken back among them.
     *
     * @param before only services with a lower id
     * @return fails with FORBIDDEN or NOT_FOUND
     */
    Uni<List<ServiceRecord>> list(long workerId, long before, int limit) {
        Author author = audit.author();
        return guard.require(workerId).chain(() -> store.page(pool, workerId, before, limit))
                .call(() -> audit.record(pool, author, Action.READ, List.of(workerId), DETAIL));
    }

    /** @return fails with FORBIDDEN or NOT_FOUND; what was taken back before stays as it was */
    Uni<ServiceRecord> takeBack(long workerId, long id, String reason) {
        Author author = audit.author();
        Instant now = now();
        return guard.require(workerId).chain(() -> pool.withTransaction(tx -> store
                .voided(tx, workerId, id, reason, author.name(), now)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("service", id)))
                .call(() -> changed(tx, author, workerId))));
    }

    /** The worker's latest list was read out on this day. @return the offers that this made */
    Uni<List<ServiceRecord>> readOut(long workerId, LocalDate on) {
        Author author = audit.author();
        Instant now = now();
        return guard.require(workerId).chain(() -> pool.withTransaction(tx -> store
                .readOut(tx, workerId, on, author.name(), now).call(() -> changed(tx, author, workerId))));
    }

    private Uni<Void> changed(SqlConnection tx, Author author, long workerId) {
        return audit.record(tx, author, Action.UPDATE, List.of(workerId), DETAIL);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
