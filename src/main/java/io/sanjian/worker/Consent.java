package io.sanjian.worker;

import java.time.Instant;

/**
 * A worker's answer to one purpose.
 *
 * @param given   false: refused or withdrawn
 * @param wording what the worker was asked, or null
 * @param version version of that text, or null
 * @param at      when the worker answered; null where the source does not say
 */
public record Consent(boolean given, String wording, String version, Instant at) {

    /**
     * The consent that holds after {@code said}. Silence changes nothing, and a withdrawal is only undone by an answer
     * that is known to be newer: an old file that comes again must not undo it.
     *
     * @param stored what is known, or null
     * @param said   what a row or a caller says, or null
     */
    static Consent after(Consent stored, Consent said, Instant now) {
        if (said == null || stored != null && !stored.given && said.given
                && (said.at == null || !said.at.isAfter(stored.at))) {
            return stored;
        }
        return said.at == null ? new Consent(said.given, said.wording, said.version, now) : said;
    }
}
