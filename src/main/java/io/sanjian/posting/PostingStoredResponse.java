package io.sanjian.posting;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sanjian.imports.ImportOutcome;
import io.sanjian.web.problem.Violation;
import io.sanjian.web.problem.Worded;
import io.sanjian.web.problem.Wording;
import java.util.List;

/**
 * What became of a posting that was sent.
 *
 * @param warnings what was left out or read differently
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PostingStoredResponse(long id, String source, String externalId, ImportOutcome outcome,
        PostingStatus status,
        List<Violation> warnings) implements Worded {

    @Override
    public PostingStoredResponse in(Wording wording) {
        return new PostingStoredResponse(id, source, externalId, outcome, status, Violation.in(wording, warnings));
    }
}
