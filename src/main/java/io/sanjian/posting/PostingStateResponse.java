package io.sanjian.posting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;

/** The changeable part of a posting, after a change. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PostingStateResponse(long id, PostingStatus status, Integer openings, LocalDate validThrough) {

    static PostingStateResponse of(PostingEntity posting) {
        return new PostingStateResponse(posting.id, posting.status, posting.openings, posting.validThrough);
    }
}
