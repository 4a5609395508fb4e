package io.sanjian.gateway.sms;

import java.util.List;
import java.util.UUID;

/**
 * A text message.
 *
 * @param id     the same at every attempt, for gateways that know duplicates
 * @param phone  mainland mobile number, 11 digits
 * @param params values of the operator's template, for gateways that send by template
 * @param text   the whole text without the signature, for gateways that send texts
 */
public record SmsMessage(UUID id, String phone, SmsKind kind, List<String> params, String text) {

    /** Names no person: neither number nor text. */
    @Override
    public String toString() {
        return "SMS " + kind + " " + id;
    }
}
