package io.sanjian.login;

import io.sanjian.access.rate.Quota;
import io.sanjian.access.rate.QuotaConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Log-in of people. */
@ConfigMapping(prefix = "sanjian.login")
public interface LoginConfig {

    /** How long a session lasts without being used. */
    @WithDefault("30d")
    Duration refreshTtl();

    /** How long a session lasts at most; then the mini-program logs in anew, which its user does not notice. */
    @WithDefault("180d")
    Duration sessionTtl();

    /**
     * For how long the refresh token that was used last may be sent again, because its answer was lost on the way. What
     * the lost answer held ends. With 0 each repetition ends the session.
     */
    @WithDefault("10s")
    Duration refreshLeeway();

    /** Sessions (devices) of one person; with one more the oldest ends. */
    @WithDefault("5")
    int sessionsPerPerson();

    /** How long the proof of a phone counts. */
    @WithDefault("15m")
    Duration proofTtl();

    /** Codes by SMS. */
    CodeSettings code();

    /** What guards against guessing and flooding, counted in the database for all replicas. */
    Limits limits();

    /** Codes by SMS. */
    interface CodeSettings {

        /** How long a code works. */
        @WithDefault("5m")
        Duration ttl();

        /** How often a code may be tried. */
        @WithDefault("5")
        int tries();
    }

    /** What guards against guessing and flooding, counted in the database for all replicas. */
    interface Limits {

        /** WeChat codes that were refused, by address; refresh tokens cannot be guessed. */
        @WithDefault("120/10m")
        @WithConverter(QuotaConverter.class)
        Quota refusedPerAddress();

        /** Codes sent for one phone or ID number: one after the other. */
        @WithDefault("1/1m")
        @WithConverter(QuotaConverter.class)
        Quota codesPerNumber();

        /** Codes sent for one phone or ID number on one day. */
        @WithDefault("8/1d")
        @WithConverter(QuotaConverter.class)
        Quota codesPerNumberDaily();

        /** Codes sent for one person. */
        @WithDefault("12/1d")
        @WithConverter(QuotaConverter.class)
        Quota codesPerPerson();

        /** Codes sent for one address. */
        @WithDefault("100/1h")
        @WithConverter(QuotaConverter.class)
        Quota codesPerAddress();

        /** Codes sent for everybody: what they may cost. */
        @WithDefault("50000/1d")
        @WithConverter(QuotaConverter.class)
        Quota codesOfAll();

        /** Wrong codes for one phone or ID number, whoever sends them. */
        @WithDefault("20/1d")
        @WithConverter(QuotaConverter.class)
        Quota wrongCodesPerNumber();

        /** ID numbers that do not fit the proved phone, by person. */
        @WithDefault("5/1d")
        @WithConverter(QuotaConverter.class)
        Quota wrongIdNumbersPerPerson();

        /** ID numbers that do not fit the proved phone, by phone. */
        @WithDefault("8/1d")
        @WithConverter(QuotaConverter.class)
        Quota wrongIdNumbersPerPhone();
    }
}
