package io.sanjian.posting;

import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.sanjian.web.problem.Violation;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.regex.Pattern;

/** Which postings the caller may write: a portal those of its source, an officer those of the own areas. */
@RequestScoped
class PostingAccess {
    private static final Pattern SOURCE = Pattern.compile("[\\p{L}\\p{N}._-]{1,64}");
    private final Caller caller;

    PostingAccess(Caller caller) {
        this.caller = caller;
    }

    /**
     * The source under which the caller publishes: the one asked for, else the token's own.
     *
     * @throws ProblemException VALIDATION if it is missing or malformed, FORBIDDEN if a portal asks for another's
     */
    String source(String asked) {
        String source = asked == null || asked.isEmpty() ? caller.source().orElse(null) : asked;
        if (source == null) {
            throw ProblemException.invalid(List.of(Violation.required("source")));
        }
        if (!SOURCE.matcher(source).matches()) {
            throw ProblemException.invalid(List.of(Violation.malformed("source",
                    "{field} must have 1 to 64 letters, digits, dots, dashes and underscores")));
        }
        if (caller.is(Roles.PORTAL)) {
            caller.requireSource(source);
        }
        return source;
    }

    /** The areas for which the caller may publish. */
    AreaScope reach() {
        return caller.is(Roles.OFFICER) ? caller.reach() : AreaScope.EVERYTHING;
    }

    /** @throws ProblemException FORBIDDEN if the caller may not change this posting */
    void requireWrite(PostingEntity posting) {
        if (caller.is(Roles.PORTAL)) {
            caller.requireSource(posting.source);
        } else {
            requirePlace(posting.areaCode, posting.townCode);
        }
    }

    /** @throws ProblemException FORBIDDEN if an officer's areas do not cover the place. @param townCode or null */
    void requirePlace(String areaCode, String townCode) {
        if (!reach().covers(areaCode, townCode, null)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "The token's areas do not cover {0}", areaCode);
        }
    }
}
