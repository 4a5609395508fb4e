package io.sanjian.gateway.sms;

import io.smallrye.mutiny.Uni;

/** Stands in where no gateway is configured. */
final class NoGateway implements SmsGateway {

    @Override
    public boolean isConfigured() {
        return false;
    }

    @Override
    public Uni<String> send(SmsMessage message) {
        return Uni.createFrom().failure(new SmsException(SmsException.Reason.CONFIGURATION, "",
                "no SMS gateway is configured (sanjian.sms.gateway)", null));
    }
}
