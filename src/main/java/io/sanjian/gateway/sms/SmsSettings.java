package io.sanjian.gateway.sms;

import com.fasterxml.jackson.core.JsonPointer;
import io.sanjian.gateway.http.HttpAddress;
import io.sanjian.gateway.sms.SmsConfig.HttpSettings;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Settings with which no message could be sent, found when the service starts. */
final class SmsSettings {
    /** What operators allow. */
    private static final int LONGEST_SIGNATURE = 20;
    private static final Pattern METHOD = Pattern.compile("[A-Z]+");
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern SECRET = Pattern.compile("\\{secret\\.([A-Za-z0-9_-]+)}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z]+[0-9]*(?:\\.[A-Za-z0-9_-]+)?}");

    private final List<String> violations = new ArrayList<>();

    private SmsSettings() {
    }

    /** Each as a sentence that names the setting; empty where all of them can work. */
    static List<String> violations(SmsConfig config) {
        SmsSettings settings = new SmsSettings();
        settings.common(config);
        switch (config.gateway()) {
            case NONE -> {
                // nothing is sent
            }
            case MAS -> settings.mas(config.mas());
            case HTTP -> settings.http(config.http());
        }
        return settings.violations;
    }

    private void common(SmsConfig config) {
        if (!config.timeout().isPositive()) {
            add("timeout", "must be more than 0");
        }
        config.signature().ifPresent(signature -> {
            if (signature.isBlank() || signature.length() > LONGEST_SIGNATURE) {
                add("signature", "must have 1 to " + LONGEST_SIGNATURE + " characters");
            }
            if (signature.contains("【") || signature.contains("】")) {
                add("signature", "is written without its brackets");
            }
        });
    }

    private void mas(SmsConfig.MasSettings mas) {
        require("mas.base-url", mas.baseUrl());
        require("mas.ec-name", mas.ecName());
        require("mas.ap-id", mas.apId());
        require("mas.secret-key", mas.secretKey());
        require("mas.sign", mas.sign());
        mas.baseUrl().filter(url -> !url.isBlank()).flatMap(HttpAddress::violation)
                .ifPresent(violation -> add("mas.base-url", violation));
    }

    private void http(HttpSettings http) {
        require("http.url", http.url());
        http.url().filter(url -> !url.isBlank()).map(url -> PLACEHOLDER.matcher(url).replaceAll("1"))
                .flatMap(HttpAddress::violation).ifPresent(violation -> add("http.url", violation));
        if (!METHOD.matcher(http.method()).matches()) {
            add("http.method", "must be a method such as POST");
        }
        http.headers().keySet().stream().filter(name -> !HEADER.matcher(name).matches())
                .forEach(name -> add("http.headers." + name, "is no name of a header"));
        charset(http.charset());
        pointer("http.success-pointer", http.successPointer());
        pointer("http.error-pointer", http.errorPointer());
        pointer("http.id-pointer", http.idPointer());
        List<String> templates = Stream.of(http.url().stream(), http.body().stream(), http.headers().values().stream())
                .flatMap(each -> each).toList();
        if (templates.stream().noneMatch(template -> template.contains("{phone}"))) {
            add("http.body", "asks nowhere for {phone}, nor do http.url and http.headers");
        }
        templates.stream().flatMap(template -> SECRET.matcher(template).results()).map(found -> found.group(1))
                .distinct().filter(name -> !http.secrets().containsKey(name))
                .forEach(name -> add("http.secrets." + name, "is missing, and asked for"));
    }

    private void charset(String name) {
        try {
            if (!Charset.forName(name).canEncode()) {
                add("http.charset", "cannot be written: " + name);
            }
        } catch (IllegalArgumentException e) {
            add("http.charset", "is not known: " + name);
        }
    }

    private void pointer(String key, Optional<String> pointer) {
        try {
            pointer.ifPresent(JsonPointer::compile);
        } catch (IllegalArgumentException e) {
            add(key, "must be a JSON pointer such as /data/id");
        }
    }

    private void require(String key, Optional<String> value) {
        if (value.filter(text -> !text.isBlank()).isEmpty()) {
            add(key, "is missing");
        }
    }

    private void add(String key, String violation) {
        violations.add("sanjian.sms." + key + " " + violation);
    }
}
