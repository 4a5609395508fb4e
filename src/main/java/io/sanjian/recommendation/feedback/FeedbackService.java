package io.sanjian.recommendation.feedback;

import io.sanjian.audit.Audit;
import io.sanjian.audit.Audit.Action;
import io.sanjian.audit.Audit.Author;
import io.sanjian.posting.Postings;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.worker.WorkerGuard;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Feedback as callers give and read it: within their reach, recorded where it is not the worker's own. */
@ApplicationScoped
class FeedbackService {
    private static final String DETAIL = "feedback";

    private final Pool pool;
    private final FeedbackStore store;
    private final WorkerGuard guard;
    private final Postings postings;
    private final Audit audit;
    private final Clock clock;

    FeedbackService(Pool pool, FeedbackStore store, WorkerGuard guard, Postings postings, Audit audit, Clock clock) {
        this.pool = pool;
        this.store = store;
        this.guard = guard;
        this.postings = postings;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return fails with FORBIDDEN, or with NOT_FOUND for the worker or the posting */
    Uni<Feedback> give(long workerId, FeedbackRequest request) {
        Author author = audit.author();
        return guard.require(workerId).chain(() -> postings.load(List.of(request.postingId())))
                .invoke(found -> {
                    if (found.isEmpty()) {
                        throw ProblemException.notFound("posting", request.postingId());
                    }
                }).chain(() -> pool.withTransaction(tx -> audit
                        .record(tx, author, Action.UPDATE, List.of(workerId), DETAIL)
                        .chain(() -> store.give(tx, workerId, request.postingId(), request.kind(), request.note(),
                                author.name(), clock.instant()))));
    }

    /**
     * Newest first.
     *
     * @param before only feedback with a lower id
     * @return fails with FORBIDDEN or NOT_FOUND
     */
    Uni<List<Feedback>> list(long workerId, long before, int limit) {
        Author author = audit.author();
        return guard.require(workerId).chain(() -> store.ofWorker(workerId, before, limit))
                .call(() -> audit.record(pool, author, Action.READ, List.of(workerId), DETAIL));
    }

    /** @return fails with FORBIDDEN, or with NOT_FOUND where there is no such worker or feedback */
    Uni<Void> takeBack(long workerId, long postingId, FeedbackKind kind) {
        Author author = audit.author();
        return guard.require(workerId).chain(() -> pool.withTransaction(tx -> store
                .takeBack(tx, workerId, postingId, kind).invoke(taken -> {
                    if (!taken) {
                        throw ProblemException.notFound("feedback", postingId + "/" + kind);
                    }
                }).chain(() -> audit.record(tx, author, Action.UPDATE, List.of(workerId), DETAIL))));
    }
}
