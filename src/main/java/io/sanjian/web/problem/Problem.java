package io.sanjian.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sanjian.crypto.Masks;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457), sent as {@value #MEDIA_TYPE}.
 *
 * @param type       stable identifier of the kind of problem
 * @param title      the same for all problems of the type
 * @param detail     what went wrong this time; never names classes or statements, nor the number of a person
 * @param instance   path of the request
 * @param violations every fault found, {@value Violation#MOST_TOLD} at most; left out where there are none
 * @param errorId    only with status 500: the id under which the log has the cause
 */
@Schema(name = "Problem", description = "What went wrong (RFC 9457)")
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, @Nullable String detail, @Nullable String instance,
        @Nullable List<Violation> violations, @Nullable String errorId) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final int LONGEST_DETAIL = 500;

    /** @param detail null for the title alone */
    static Problem of(ProblemType type, String detail, String instance, List<Violation> violations) {
        return new Problem(type.uri(), type.title(), type.status(),
                StorableText.cut(Masks.hide(detail), LONGEST_DETAIL),
                Masks.hide(instance), Violation.told(violations), null);
    }

    /** A fault of ours, with an id that is also to be logged. */
    static Problem internal(String instance) {
        String id = UUID.randomUUID().toString();
        return new Problem(ProblemType.INTERNAL.uri(), ProblemType.INTERNAL.title(), ProblemType.INTERNAL.status(),
                "The cause is in our log under error id " + id, Masks.hide(instance), List.of(), id);
    }
}
