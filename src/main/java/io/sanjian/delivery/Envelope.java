package io.sanjian.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * A message on its way.
 *
 * @param id           of the outbox row
 * @param messageId    the same for every attempt, by which a receiver knows a duplicate
 * @param attempt      1 for the first
 * @param possiblySent whether an earlier attempt may have got through although nobody knows
 * @param createdAt    when the message was put into the outbox
 */
public record Envelope(long id, UUID messageId, int attempt, boolean possiblySent, Instant createdAt,
        Recipient recipient, RecommendationMessage message) {

    /**
     * Where the worker belongs, for channels that serve a part of the city.
     *
     * @param source       who entered the worker
     * @param areaCode     district, 6 digits
     * @param townCode     9 digits, or null
     * @param villageCode  12 digits, or null
     */
    public record Recipient(long workerId, String source, String areaCode, String townCode, String villageCode) {
    }
}
