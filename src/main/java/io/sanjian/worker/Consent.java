package io.sanjian.worker;

import java.time.Instant;

/**
 * Whether a worker agreed to be recommended to.
 *
 * @param given   false: refused or withdrawn; no recommendation is made or sent
 * @param wording what the worker was asked, or null
 * @param at      when the worker answered; null where the source does not say
 */
public record Consent(boolean given, String wording, Instant at) {

    /**
     * The consent that holds after an import or upsert said {@code said}. Silence changes nothing, and a withdrawal is
     * only undone by an answer that is known to be newer: an old file that comes again must not undo it.
     *
     * @param stored what is known, or null
     * @param said   what the row says, or null
     */
    static Consent after(Consent stored, Consent said, Instant now) {
        if (said == null || stored != null && !stored.given && said.given
                && (said.at == null || !said.at.isAfter(stored.at))) {
            return stored;
        }
        return said.at == null ? new Consent(said.given, said.wording, now) : said;
    }
}
