package io.sanjian.web.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends a request with a problem document. */
public class ProblemException extends RuntimeException {
    private static final Duration AFTER_AN_OUTAGE = Duration.ofSeconds(5);
    private final ProblemType type;
    private final transient Message detail;
    private final transient List<Violation> violations;
    private final Duration retryAfter;

    private ProblemException(ProblemType type, Message detail, List<Violation> violations, Duration retryAfter) {
        super(detail == null ? null : detail.toString());
        this.type = type;
        this.detail = detail;
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
    }

    /** @param detail null for the title of the type alone */
    public ProblemException(ProblemType type, Message detail, List<Violation> violations) {
        this(type, detail, violations, null);
    }

    public ProblemException(ProblemType type, @MessagePattern String detail, List<Violation> violations) {
        this(type, Message.of(detail), violations, null);
    }

    /** @param arguments what stands in the places of the pattern */
    public ProblemException(ProblemType type, @MessagePattern String detail, Object... arguments) {
        this(type, Message.of(detail, arguments), List.of(), null);
    }

    /** The request has these faults. */
    public static ProblemException invalid(List<Violation> violations) {
        int faults = violations.size();
        return new ProblemException(ProblemType.VALIDATION, faults == 1 ? violations.getFirst().said()
                : faults > Violation.MOST_TOLD
                        ? Message.of("{0} faults, of which {1} are listed", faults, Violation.MOST_TOLD)
                        : Message.of("{0} faults", faults),
                violations);
    }

    /** The request has this fault. */
    public static ProblemException invalid(Violation violation) {
        return invalid(List.of(violation));
    }

    /** @param what the kind of thing, such as {@code posting} */
    public static ProblemException notFound(@MessagePattern String what, Object id) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no {0} {1}", Message.of(what), id);
    }

    /** Nothing is wrong with the request; it may work when it is sent again after a while. */
    public static ProblemException later(ProblemType type, @MessagePattern String detail, Duration retryAfter,
            Object... arguments) {
        return new ProblemException(type, Message.of(detail, arguments), List.of(), retryAfter);
    }

    /** The database does not answer, or has no connection to spare. */
    static ProblemException outage() {
        return later(ProblemType.NOT_READY, "The database does not answer; try again", AFTER_AN_OUTAGE);
    }

    public ProblemType type() {
        return type;
    }

    /** What went wrong, or null where the title of the type says all. */
    public Message detail() {
        return detail;
    }

    public List<Violation> violations() {
        return violations;
    }

    /** Whole seconds, at least one, for the header {@code Retry-After}; empty where waiting does not help. */
    public Optional<Long> retryAfterSeconds() {
        return Optional.ofNullable(retryAfter).map(wait -> Math.max(1, wait.plusMillis(999).toSeconds()));
    }
}
