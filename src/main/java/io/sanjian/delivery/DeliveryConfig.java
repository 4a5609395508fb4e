package io.sanjian.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** How messages are sent. */
@ConfigMapping(prefix = "sanjian.delivery")
public interface DeliveryConfig {

    /** Whether this replica sends; one that does not still fills the outbox. */
    @WithDefault("true")
    boolean enabled();

    /** How often a replica looks for messages that have fallen due; a run also wakes it at once. */
    @WithDefault("1s")
    Duration pollEvery();

    /**
     * How long a replica may hold a message. After that it counts as lost with its replica and is sent by another, so
     * this must be longer than the slowest send: well above the webhook time-out.
     */
    @WithDefault("2m")
    Duration visibility();

    /** How long a stopping replica waits for sends that are under way. */
    @WithDefault("5s")
    Duration drainTimeout();

    /**
     * Messages in a row that a receiver does not take, each with a code that may be about all of them, and none between that gets
     * through: with so many the channel pauses. 1 or more.
     */
    @WithDefault("10")
    int pauseAfterRefusals();

    /**
     * Lists of which a worker's phone may ring on one day of Asia/Shanghai, over all channels that ring together; 0 for none. A
     * list more on the same day goes to the inbox and rings no phone. One, because the service promises three
     * recommendations, a one-off subscription of WeChat allows one message, and whoever is rung more often withdraws consent.
     */
    @WithDefault("1")
    int ringsPerDay();

    /** Spacing of attempts. */
    BackoffSettings backoff();

    /** Settings by channel. */
    @WithDefaults
    Map<Channel, ChannelSettings> channels();

    /**
     * Days of Asia/Shanghai on which the channels' holiday hours hold instead of their quiet hours: {@code 2026-02-16} or
     * {@code 2026-02-16..2026-02-18}, separated by commas.
     */
    Optional<List<Holidays.Days>> holidays();

    /** How long what is over is kept. */
    RetentionSettings retention();

    /** Spacing of attempts: a random time up to {@code base * factor^(n-1)}, at most {@code cap}, after attempt n. */
    interface BackoffSettings {

        /** Upper bound of the wait after the first attempt. */
        @WithDefault("30s")
        Duration base();

        /** Growth of the bound from attempt to attempt; 1 or more. */
        @WithDefault("3")
        double factor();

        /** Greatest wait. */
        @WithDefault("12h")
        Duration cap();

        /** Attempts after which a message is dead. With the other defaults the last one comes about two days later. */
        @WithDefault("12")
        int maxAttempts();
    }

    /** How long what is over is kept; the time counts from when it was written. */
    interface RetentionSettings {

        /** Messages of the outbox that were delivered, refused or cancelled. */
        @WithDefault("180d")
        Duration finished();

        /** Dead letters. */
        @WithDefault("365d")
        Duration dead();

        /** Messages in inboxes, read or not. */
        @WithDefault("730d")
        Duration inbox();
    }

    /** Limits of one channel. */
    interface ChannelSettings {

        /** Batches under way at once on a replica; default: the channel's own. */
        OptionalInt lanes();

        /** Messages per second of all replicas together; default: unlimited. */
        OptionalDouble rate();

        /** Hours of Asia/Shanghai in which phones stay silent, such as {@code 21:00-08:00}, or {@code off}. */
        @WithDefault("21:00-08:00")
        QuietHours quietHours();

        /** The same on holidays; {@code always} for the whole day. */
        @WithDefault("always")
        QuietHours holidayHours();
    }
}
