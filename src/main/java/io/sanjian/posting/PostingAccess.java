package io.sanjian.posting;

import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.sanjian.web.problem.Violation;
import jakarta.enterprise.context.RequestScoped;
import java.util.regex.Pattern;

/** Which postings the caller may write: a portal those of its source, an officer those of the own areas. */
@RequestScoped
class PostingAccess {
    private static final int SOURCE_LENGTH = 1000;
    private static final Pattern SOURCE = Pattern.compile("[\\p{L}\\p{N}._-]{1,64}");
    private final Caller caller;

    PostingAccess(Caller caller) {
        this.caller = caller;
    }

    /**
     * The source under which the caller publishes: the one asked for, else the token's own. If it is missing or malformed,
     * that gathers in the fields.
     *
     * @throws ProblemException FORBIDDEN if a portal asks for another's
     */
    String source(BodyFields fields) {
        String asked = fields.text("source", SOURCE_LENGTH);
        String source = asked == null ? caller.source().orElse(null) : asked;
        if (source == null) {
            fields.require("source");
        } else if (!SOURCE.matcher(source).matches()) {
            fields.reject(Violation.malformed("source",
                    "{field} must have 1 to 64 letters, digits, dots, dashes and underscores"));
        } else {
            requireSource(source);
        }
        return source;
    }

    /** @throws ProblemException FORBIDDEN if a portal asks for another's postings */
    void requireSource(String source) {
        if (caller.is(Roles.PORTAL)) {
            caller.requireSource(source);
        }
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
