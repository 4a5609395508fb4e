package io.sanjian.posting;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.sanjian.clock.BusinessZone;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Consumer;

/** Changes of single postings after publication, and expiry. */
@ApplicationScoped
public class PostingLifecycle {
    private final PostingRepository repository;
    private final Clock clock;

    PostingLifecycle(PostingRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * Applies a change.
     *
     * @param mayTouch throws if the caller may not change this posting
     * @return the changed posting; fails with NOT_FOUND, or CONFLICT if its state does not allow the change
     */
    @WithTransaction
    public Uni<PostingEntity> change(long id, PostingChange change, Consumer<PostingEntity> mayTouch) {
        return locked(id, mayTouch).invoke(posting -> apply(posting, change));
    }

    /** Takes a posting out of the index for good, unless its state is set to OPEN again. Repeating it changes nothing. */
    @WithTransaction
    public Uni<Void> withdraw(long id, Consumer<PostingEntity> mayTouch) {
        return locked(id, mayTouch)
                .invoke(posting -> apply(posting, PostingChange.to(PostingStatus.WITHDRAWN))).replaceWithVoid();
    }

    /** Marks open postings as expired whose last valid day is over; returns how many. */
    @WithTransaction
    public Uni<Integer> expire() {
        return repository.expire(today(), clock.instant());
    }

    private Uni<PostingEntity> locked(long id, Consumer<PostingEntity> mayTouch) {
        return repository.lock(id)
                .onItem().ifNull().failWith(() -> ProblemException.notFound("posting", id))
                .invoke(mayTouch);
    }

    private void apply(PostingEntity posting, PostingChange change) {
        LocalDate validThrough = change.setsValidThrough() ? change.validThrough() : posting.validThrough;
        boolean over = validThrough != null && validThrough.isBefore(today());
        PostingStatus status = change.status() != null ? change.status()
                : posting.status == PostingStatus.EXPIRED && !over ? PostingStatus.OPEN : posting.status;
        if (!posting.status.mayBecome(status)) {
            throw new ProblemException(ProblemType.CONFLICT,
                    "A posting that is {0} cannot become {1}", posting.status, status);
        }
        if (status == PostingStatus.OPEN && over) {
            if (change.status() == PostingStatus.OPEN) {
                throw new ProblemException(ProblemType.CONFLICT,
                        "The posting's last valid day is {0}; send a later validThrough with it", validThrough);
            }
            status = PostingStatus.EXPIRED;
        }
        Integer openings = change.openings() == null ? posting.openings : change.openings();
        if (status != posting.status || !Objects.equals(openings, posting.openings)
                || !Objects.equals(validThrough, posting.validThrough)) {
            posting.status = status;
            posting.openings = openings;
            posting.validThrough = validThrough;
            posting.updatedAt = clock.instant();
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessZone.ID);
    }
}
