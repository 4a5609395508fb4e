package io.sanjian.posting;

import static io.sanjian.database.SqlValues.instant;
import static io.sanjian.database.SqlValues.utc;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.sanjian.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Officers' decisions about adverts that look like frauds. A decision stands on the posting, so that the change feed
 * carries it into every index, until the source changes the text; every decision is kept.
 */
@ApplicationScoped
public class PostingReviews {
    private static final String OPEN = "OPEN";
    private static final String INSERT = """
            insert into posting_review (posting_id, verdict, note, decided_by, decided_at)
            values (?1, ?2, ?3, ?4, ?5)""";
    private static final String LIST = """
            select r.verdict, r.note, r.decided_by, r.decided_at, p.area_code, p.town_code
            from posting p left join posting_review r on r.posting_id = p.id
            where p.id = $1 order by r.id desc""";

    private final PostingRepository repository;
    private final Pool pool;
    private final Clock clock;

    PostingReviews(PostingRepository repository, Pool pool, Clock clock) {
        this.repository = repository;
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * One decision.
     *
     * @param verdict null where an earlier decision was taken back
     */
    record Decision(PostingReview verdict, String note, String by, Instant at) {
    }

    /**
     * Decides, or takes a decision back.
     *
     * @param verdict  null to take the decision back
     * @param note     why, or null
     * @param by       who decides
     * @param mayTouch throws if the caller may not decide about this posting
     * @return fails with NOT_FOUND
     */
    @WithTransaction
    public Uni<Decision> decide(long id, PostingReview verdict, String note, String by,
            Consumer<PostingEntity> mayTouch) {
        Instant now = clock.instant();
        return repository.lock(id).onItem().ifNull().failWith(() -> ProblemException.notFound("posting", id))
                .invoke(mayTouch).invoke(posting -> {
                    posting.review = verdict;
                    posting.updatedAt = now;
                })
                .flatMap(posting -> Panache.getSession())
                .flatMap(session -> session.createNativeQuery(INSERT).setParameter(1, id)
                        .setParameter(2, verdict == null ? OPEN : verdict.name()).setParameter(3, note)
                        .setParameter(4, by).setParameter(5, utc(now)).executeUpdate())
                .replaceWith(new Decision(verdict, note, by, now));
    }

    /**
     * All decisions about a posting, the latest first.
     *
     * @param mayRead throws if the caller may not decide about a posting of this district and town
     * @return fails with NOT_FOUND
     */
    Uni<List<Decision>> of(long id, BiConsumer<String, String> mayRead) {
        return pool.preparedQuery(LIST).execute(Tuple.of(id)).map(rows -> {
            if (rows.rowCount() == 0) {
                throw ProblemException.notFound("posting", id);
            }
            Row posting = rows.iterator().next();
            mayRead.accept(posting.getString("area_code"), posting.getString("town_code"));
            List<Decision> decisions = new ArrayList<>();
            for (Row row : rows) {
                String verdict = row.getString("verdict");
                if (verdict == null) {
                    return List.<Decision>of();
                }
                decisions.add(new Decision(verdict.equals(OPEN) ? null : PostingReview.valueOf(verdict),
                        row.getString("note"), row.getString("decided_by"),
                        instant(row, "decided_at")));
            }
            return decisions;
        });
    }
}
