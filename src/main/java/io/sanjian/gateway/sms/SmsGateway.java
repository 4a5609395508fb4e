package io.sanjian.gateway.sms;

import io.smallrye.mutiny.Uni;

/** Sends text messages. Never blocks and repeats nothing by itself. */
public interface SmsGateway {

    /** Whether a gateway is configured; without one {@link #send} fails with {@link SmsException.Reason#CONFIGURATION}. */
    boolean isConfigured();

    /**
     * Hands a message to the gateway.
     *
     * @return the gateway's own id of the message, or an empty string where it gives none; fails with
     *         {@link SmsException}
     */
    Uni<String> send(SmsMessage message);
}
