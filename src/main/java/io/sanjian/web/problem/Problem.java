package io.sanjian.web.problem;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
 * @param said       what the detail says, in whatever language
 */
@Schema(name = "Problem", description = "What went wrong (RFC 9457)")
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, @Nullable String detail, @Nullable String instance,
        @Nullable List<Violation> violations, @Nullable String errorId,
        @JsonIgnore @Schema(hidden = true) Message said) implements Worded {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final int LONGEST_DETAIL = 500;

    private Problem(ProblemType type, Message detail, String instance, List<Violation> violations, String errorId) {
        this(type.uri(), type.title(), type.status(), detail == null ? null : detail.toString(), Masks.hide(instance),
                violations, errorId, detail);
    }

    public Problem {
        detail = StorableText.cut(Masks.hide(detail), LONGEST_DETAIL);
    }

    /** @param detail null for the title alone */
    public static Problem of(ProblemType type, Message detail, String instance, List<Violation> violations) {
        return new Problem(type, detail, instance, Violation.told(violations), null);
    }

    /** A problem of one fault, or of none that could be told. */
    static Problem invalid(List<Violation> violations, String instance) {
        ProblemException invalid = ProblemException.invalid(violations);
        return of(invalid.type(), invalid.detail(), instance, violations);
    }

    /** A fault of ours, with an id that is also to be logged. */
    static Problem internal(String instance) {
        String id = UUID.randomUUID().toString();
        return new Problem(ProblemType.INTERNAL, Message.of("The cause is in our log under error id {0}", id), instance,
                List.of(), id);
    }

    @Override
    public Problem in(Wording wording) {
        return new Problem(type, wording.text(new Message(title, null, List.of())), status,
                said == null ? null : wording.text(said), instance, Violation.in(wording, violations), errorId, said);
    }
}
