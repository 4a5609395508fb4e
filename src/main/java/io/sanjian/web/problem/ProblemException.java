package io.sanjian.web.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends a request with a problem document. */
public class ProblemException extends RuntimeException {
    private static final Duration AFTER_AN_OUTAGE = Duration.ofSeconds(5);
    private final ProblemType type;
    private final transient List<Violation> violations;
    private final Duration retryAfter;

    private ProblemException(ProblemType type, String detail, List<Violation> violations, Duration retryAfter) {
        super(detail);
        this.type = type;
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
    }

    public ProblemException(ProblemType type, String detail, List<Violation> violations) {
        this(type, detail, violations, null);
    }

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    /** The request has these faults. */
    public static ProblemException invalid(List<Violation> violations) {
        int faults = violations.size();
        return new ProblemException(ProblemType.VALIDATION, faults == 1 ? violations.getFirst().message()
                : faults + " faults"
                        + (faults > Violation.MOST_TOLD ? ", of which " + Violation.MOST_TOLD + " are listed"
                                : ""),
                violations);
    }

    public static ProblemException notFound(String what, Object id) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no " + what + " " + id);
    }

    /** Nothing is wrong with the request; it may work when it is sent again after a while. */
    public static ProblemException later(ProblemType type, String detail, Duration retryAfter) {
        return new ProblemException(type, detail, List.of(), retryAfter);
    }

    /** The database does not answer, or has no connection to spare. */
    static ProblemException outage() {
        return later(ProblemType.NOT_READY, "The database does not answer; try again", AFTER_AN_OUTAGE);
    }

    public ProblemType type() {
        return type;
    }

    public List<Violation> violations() {
        return violations;
    }

    /** Whole seconds, at least one, for the header {@code Retry-After}; empty where waiting does not help. */
    public Optional<Long> retryAfterSeconds() {
        return Optional.ofNullable(retryAfter).map(wait -> Math.max(1, wait.plusMillis(999).toSeconds()));
    }
}
