package io.sanjian.problem;

import java.util.List;

/** Ends a request with a problem document. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final ProblemType type;
    private final transient List<Violation> violations;

    public ProblemException(ProblemType type, String detail, List<Violation> violations) {
        super(detail);
        this.type = type;
        this.violations = List.copyOf(violations);
    }

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    /** The request has these faults. */
    public static ProblemException invalid(List<Violation> violations) {
        return new ProblemException(ProblemType.VALIDATION,
                violations.size() == 1 ? violations.getFirst().message() : violations.size() + " faults", violations);
    }

    public static ProblemException notFound(String what, Object id) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no " + what + " " + id);
    }

    public ProblemType type() {
        return type;
    }

    public List<Violation> violations() {
        return violations;
    }
}
