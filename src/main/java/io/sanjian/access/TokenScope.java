package io.sanjian.access;

import java.util.List;

/**
 * What a token reaches besides its role.
 *
 * @param areaCodes districts, towns or villages of a BROKER or OFFICER; empty for other roles
 * @param source    the one source whose postings a PORTAL may write, else null
 * @param workerId  the one worker that a WORKER token speaks for, else null
 */
public record TokenScope(List<String> areaCodes, String source, Long workerId) {
    public static final TokenScope NONE = new TokenScope(List.of(), null, null);

    public TokenScope {
        areaCodes = areaCodes == null ? List.of() : List.copyOf(areaCodes);
    }
}
