package io.sanjian.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** What the documents on the ledger leave open. */
@ConfigMapping(prefix = "sanjian.ledger")
public interface LedgerConfig {

    /**
     * Seasons by first and last day, such as {@code 2025-12-01/2026-11-30}; unset: each from 1 December to 30 November. A day of
     * none belongs to the one before it.
     */
    Optional<List<String>> seasons();

    /** The earliest day of return that is taken. */
    @WithDefault("2022-03-01")
    LocalDate start();

    /** When a week closes, Asia/Shanghai: the day that names it and the hour; what comes later is the next week's. */
    @WithDefault("WED 24:00")
    String closing();

    /** What counts as one offer: each post that was told ({@code POST}), or each day with posts told ({@code OCCASION}). */
    @WithDefault("POST")
    OfferCount offer();

    /** How long after the wish for work is known the services of 1131 are due. */
    @WithDefault("P14D")
    Period due();
}
