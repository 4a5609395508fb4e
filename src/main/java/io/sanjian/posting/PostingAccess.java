package io.sanjian.posting;

import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.area.Area;
import io.sanjian.area.Areas;
import io.sanjian.problem.ProblemException;
import io.sanjian.problem.ProblemType;
import io.sanjian.problem.Violation;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which postings the caller may write: a portal those of its source, an officer those of the own areas. */
@RequestScoped
class PostingAccess {
    private static final Pattern SOURCE = Pattern.compile("[\\p{L}\\p{N}._-]{1,64}");
    private static final String CITY = "500000";
    private final Caller caller;
    private final Areas areas;

    PostingAccess(Caller caller, Areas areas) {
        this.caller = caller;
        this.areas = areas;
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
                    "source has 1 to 64 letters, digits, dots, dashes and underscores")));
        }
        if (caller.is(Roles.PORTAL)) {
            caller.requireSource(source);
        }
        return source;
    }

    /** Whether the caller may publish for an area; safe to keep after the request has moved on to another thread. */
    Predicate<Area> reach() {
        if (!caller.is(Roles.OFFICER)) {
            return area -> true;
        }
        Set<String> reached = areas.districts().stream().map(Area::code).collect(Collectors.toSet());
        areas.all().filter(area -> area.code().length() == CITY.length()).map(Area::code).forEach(reached::add);
        reached.removeIf(code -> Stream.concat(Stream.of(CITY), areas.equivalents(code).stream())
                .noneMatch(caller::reachesArea));
        return area -> reached.contains(area.code());
    }

    /** @throws ProblemException FORBIDDEN if the caller may not change this posting */
    void requireWrite(PostingEntity posting) {
        if (caller.is(Roles.PORTAL)) {
            caller.requireSource(posting.source);
        } else if (caller.is(Roles.OFFICER) && !reach().test(areas.find(posting.areaCode).orElseThrow())) {
            throw new ProblemException(ProblemType.FORBIDDEN, "The token's areas do not cover " + posting.areaCode);
        }
    }
}
