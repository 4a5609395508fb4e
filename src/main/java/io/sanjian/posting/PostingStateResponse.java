package io.sanjian.posting;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The changeable part of a posting, after a change. */
public record PostingStateResponse(long id, PostingStatus status, @Nullable Integer openings,
        @Nullable LocalDate validThrough) {

    static PostingStateResponse of(PostingEntity posting) {
        return new PostingStateResponse(posting.id, posting.status, posting.openings, posting.validThrough);
    }
}
