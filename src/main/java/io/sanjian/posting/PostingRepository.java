package io.sanjian.posting;

import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;

/** Single postings, for changes of their state. */
@ApplicationScoped
class PostingRepository implements PanacheRepository<PostingEntity> {

    /** The posting, locked until the end of the transaction; null if there is none. */
    Uni<PostingEntity> lock(long id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Marks open postings whose last valid day lies before {@code today}; returns how many. */
    Uni<Integer> expire(LocalDate today, Instant now) {
        return update("status = ?1, updatedAt = ?2 where status = ?3 and validThrough < ?4", PostingStatus.EXPIRED, now,
                PostingStatus.OPEN, today);
    }
}
