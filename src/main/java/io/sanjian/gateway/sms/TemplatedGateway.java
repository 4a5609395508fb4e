package io.sanjian.gateway.sms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sanjian.gateway.http.HttpAnswer;
import io.sanjian.gateway.http.HttpCall;
import io.sanjian.gateway.http.HttpCaller;
import io.sanjian.gateway.sms.SmsConfig.HttpSettings;
import io.sanjian.gateway.sms.SmsException.Reason;
import io.smallrye.mutiny.Uni;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Any gateway whose interface is one HTTP call: address, headers and body are templates, the answer is JSON or a status. */
final class TemplatedGateway implements SmsGateway {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+[0-9]*(?:\\.[A-Za-z0-9_-]+)?)}");

    private final HttpCaller http;
    private final ObjectMapper json;
    private final SmsConfig config;
    private final HttpSettings settings;
    private final Charset charset;

    TemplatedGateway(HttpCaller http, ObjectMapper json, SmsConfig config) {
        this.http = http;
        this.json = json;
        this.config = config;
        this.settings = config.http();
        this.charset = Charset.forName(settings.charset());
    }

    @Override
    public boolean isConfigured() {
        return true;
    }

    @Override
    public Uni<String> send(SmsMessage message) {
        Map<String, String> values = values(message);
        Map<String, String> headers = settings.headers().entrySet().stream().collect(
                Collectors.toMap(Map.Entry::getKey, header -> filled(header.getValue(), values, s -> s)));
        headers.putIfAbsent("Content-Type", switch (settings.escape()) {
            case JSON -> contentType("application/json");
            case FORM -> contentType("application/x-www-form-urlencoded");
            case NONE -> "text/plain; charset=" + charset.name().toLowerCase(Locale.ROOT);
        });
        String body = settings.body().map(template -> filled(template, values, escape())).orElse(null);
        return http.call(new HttpCall(settings.method(),
                filled(settings.url().orElse(""), values, this::urlEncoded), headers, body, charset,
                config.timeout()))
                .onFailure().transform(SmsAnswers::noAnswer)
                .map(this::accepted)
                .onFailure(failure -> settings.idempotent()).transform(TemplatedGateway::repeatable);
    }

    private String contentType(String type) {
        return charset.equals(StandardCharsets.UTF_8) ? type : type + "; charset=" + charset.name();
    }

    /** A gateway that knows duplicates may be asked again, however the first call ended. */
    private static Throwable repeatable(Throwable failure) {
        return failure instanceof SmsException e && e.reason() == Reason.UNCERTAIN
                ? new SmsException(Reason.RETRY, e.code(), e.getMessage(), e) : failure;
    }

    private Map<String, String> values(SmsMessage message) {
        String signature = config.signature().map(text -> "【" + text + "】").orElse("");
        Map<String, String> values = new HashMap<>(Map.of("phone", message.phone(), "text", signature + message.text(),
                "content", message.text(), "signature", signature, "id", message.id().toString(),
                "template", settings.templates().getOrDefault(message.kind(), "")));
        for (int i = 0; i < message.params().size(); i++) {
            values.put("param" + i, message.params().get(i));
        }
        values.replaceAll((name, value) -> encodable(value));
        settings.secrets().forEach((name, secret) -> values.put("secret." + name, secret));
        return values;
    }

    /** Without what the gateway's charset does not have and would show as question marks. */
    private String encodable(String text) {
        CharsetEncoder encoder = charset.newEncoder();
        if (encoder.canEncode(text)) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        text.codePoints().mapToObj(Character::toString).filter(encoder::canEncode).forEach(kept::append);
        return kept.toString();
    }

    private UnaryOperator<String> escape() {
        return switch (settings.escape()) {
            case JSON -> text -> new String(JsonStringEncoder.getInstance().quoteAsString(text));
            case FORM -> this::urlEncoded;
            case NONE -> text -> text;
        };
    }

    private String urlEncoded(String text) {
        return URLEncoder.encode(text, charset);
    }

    /** What is no known placeholder stays as it is, so that JSON needs no escaping of its braces. */
    private static String filled(String template, Map<String, String> values, UnaryOperator<String> escape) {
        return PLACEHOLDER.matcher(template).replaceAll(found -> {
            String value = values.get(found.group(1));
            return Matcher.quoteReplacement(value == null ? found.group() : escape.apply(value));
        });
    }

    private String accepted(HttpAnswer answer) {
        JsonNode body = read(answer.body());
        if (settings.successPointer().isPresent() && !body.isMissingNode()) {
            String told = SmsAnswers.text(body.at(settings.successPointer().get()));
            if (settings.successValues().orElse(List.of("true")).contains(told)) {
                return settings.idPointer().map(pointer -> SmsAnswers.text(body.at(pointer))).orElse("");
            }
            String error = settings.errorPointer().map(pointer -> SmsAnswers.text(body.at(pointer))).orElse(told);
            if (settings.errors().containsKey(error)) {
                throw new SmsException(settings.errors().get(error), SmsAnswers.code(error),
                        "the SMS gateway answered " + SmsAnswers.code(error), null);
            }
            if (answer.isSuccess() && !error.isBlank()) {
                throw new SmsException(Reason.UNKNOWN, SmsAnswers.code(error),
                        "the SMS gateway answered " + SmsAnswers.code(error), null);
            }
        }
        if (!answer.isSuccess()) {
            throw SmsAnswers.refusedByStatus(answer.status());
        }
        if (settings.successPointer().isPresent()) {
            throw SmsAnswers.unreadable();
        }
        return settings.idPointer().map(pointer -> SmsAnswers.text(body.at(pointer))).orElse("");
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
