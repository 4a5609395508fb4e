package io.sanjian.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A problem document (RFC 9457), sent as {@value #MEDIA_TYPE}.
 *
 * @param type       stable identifier of the kind of problem
 * @param title      the same for all problems of the type
 * @param detail     what went wrong this time; never names classes or statements
 * @param instance   path of the request
 * @param violations every fault found; left out where there are none
 * @param errorId    only with status 500: the id under which the log has the cause
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, String instance,
        List<Violation> violations, String errorId) {
    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(ProblemType type, String detail, String instance, List<Violation> violations) {
        return new Problem(type.uri(), type.title(), type.status(), detail, instance, violations, null);
    }
}
