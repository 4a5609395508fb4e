package io.sanjian.gateway.sms;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import io.sanjian.gateway.http.HttpCaller;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes the configured gateway at start; settings that are missing stop the service there and then, by name. */
public class SmsGateways {

    @Produces
    @Singleton
    @Startup
    SmsGateway gateway(SmsConfig config, HttpCaller http, ObjectMapper json) {
        return of(config, http, json);
    }

    /** @throws IllegalStateException that names all settings with which nothing could be sent */
    static SmsGateway of(SmsConfig config, HttpCaller http, ObjectMapper json) {
        List<String> violations = SmsSettings.violations(config);
        if (!violations.isEmpty()) {
            throw new IllegalStateException("The SMS gateway " + config.gateway() + " cannot send: "
                    + String.join("; ", violations));
        }
        return switch (config.gateway()) {
            case NONE -> new NoGateway();
            case MAS -> new MasGateway(http, json, config);
            case HTTP -> new TemplatedGateway(http, json, config);
        };
    }
}
