package io.sanjian.gateway.sms;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import io.sanjian.gateway.http.HttpCaller;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the configured gateway at start; settings that are missing stop the service there and then, by name. */
public class SmsGateways {

    @Produces
    @Singleton
    @Startup
    SmsGateway gateway(SmsConfig config, HttpCaller http, ObjectMapper json) {
        return of(config, http, json);
    }

    static SmsGateway of(SmsConfig config, HttpCaller http, ObjectMapper json) {
        List<String> missing = new ArrayList<>();
        SmsGateway gateway = switch (config.gateway()) {
            case NONE -> new NoGateway();
            case MAS -> {
                require("mas.base-url", config.mas().baseUrl(), missing);
                require("mas.ec-name", config.mas().ecName(), missing);
                require("mas.ap-id", config.mas().apId(), missing);
                require("mas.secret-key", config.mas().secretKey(), missing);
                require("mas.sign", config.mas().sign(), missing);
                yield new MasGateway(http, json, config);
            }
            case HTTP -> {
                require("http.url", config.http().url(), missing);
                yield new TemplatedGateway(http, json, config);
            }
        };
        if (!missing.isEmpty()) {
            throw new IllegalStateException("The SMS gateway " + config.gateway() + " cannot send without "
                    + String.join(", ", missing));
        }
        return gateway;
    }

    private static void require(String key, Optional<String> value, List<String> missing) {
        if (value.filter(text -> !text.isBlank()).isEmpty()) {
            missing.add("sanjian.sms." + key);
        }
    }
}
