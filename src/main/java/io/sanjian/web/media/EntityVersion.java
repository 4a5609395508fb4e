package io.sanjian.web.media;

import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a stored row as an ETag, by which a caller says what a change was made of. */
public final class EntityVersion {
    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,9})\"");

    private EntityVersion() {
    }

    /** The ETag without its quotes. */
    public static String tag(int version) {
        return Integer.toString(version);
    }

    /**
     * @param seen the header {@code If-Match}, or null
     * @return null where none is sent
     * @throws ProblemException VALIDATION where it is no such ETag
     */
    public static Integer read(String seen) {
        if (seen == null) {
            return null;
        }
        Matcher version = VERSION.matcher(seen.strip());
        if (!version.matches()) {
            throw ProblemException
                    .invalid(Violation.malformed("If-Match", "{field} is the ETag of the entry as it was read"));
        }
        return Integer.valueOf(version.group(1));
    }
}
