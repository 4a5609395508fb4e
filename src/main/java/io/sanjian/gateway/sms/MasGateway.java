package io.sanjian.gateway.sms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.gateway.http.HttpAnswer;
import io.sanjian.gateway.http.HttpCall;
import io.sanjian.gateway.http.HttpCaller;
import io.sanjian.gateway.sms.SmsException.Reason;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * China Mobile's cloud MAS (云MAS) over HTTP: {@code POST /sms/norsubmit} for texts, {@code /sms/tmpsubmit} for approved
 * templates. The body is Base64 of a JSON object whose {@code mac} is the MD5, in lower-case hex, of its values and the
 * secret in a fixed order without separators. The answer is {@code {"msgGroup", "rspcod", "success"}}. Sources: ADR 0064.
 *
 * <p>The interface knows no key by which it would recognise a repetition: after a time-out nobody can know whether the
 * message was taken.
 */
final class MasGateway implements SmsGateway {
    private static final String SUCCESS = "success";
    private static final Map<Reason, List<String>> BY_REASON = Map.of(
            Reason.CONFIGURATION, List.of("IllegalMac", "IllegalSignId", "NoSignId", "NotLoadedSign", "InvalidUsrOrPwd",
                    "IllegalIpAddress", "NOT_WHITE_IP", "IllegalUseTemplate", "OverDailyMax", "IllegalProtocol",
                    "FastChNotFound", "TooManyMobiles"),
            Reason.RETRY, List.of("SystemBusy", "QueueOverLimit", "FlowOverLimit", "RequestTooOften", "IllegalState"),
            Reason.UNCERTAIN, List.of("RequestTimeout", "InternalError", "TransportError"),
            Reason.NUMBER, List.of("InvalidMobile"),
            Reason.TEXT, List.of("InvalidMessage", "IllegalMsgfmt", "NotFindMimeData", "InvalidMmsContent"));
    /** What each code of the interface and of the vendor's SDK means. */
    static final Map<String, Reason> CODES = BY_REASON.entrySet().stream()
            .flatMap(entry -> entry.getValue().stream().map(code -> Map.entry(code, entry.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final HttpCaller http;
    private final ObjectMapper json;
    private final SmsConfig config;

    MasGateway(HttpCaller http, ObjectMapper json, SmsConfig config) {
        this.http = http;
        this.json = json;
        this.config = config;
    }

    @Override
    public boolean isConfigured() {
        return true;
    }

    @Override
    public Uni<String> send(SmsMessage message) {
        String template = config.mas().templates().get(message.kind());
        ObjectNode body = template == null ? text(message) : template(message, template);
        String encoded = Base64.getEncoder().encodeToString(body.toString().getBytes(StandardCharsets.UTF_8));
        String path = template == null ? "/sms/norsubmit" : "/sms/tmpsubmit";
        return http.call(HttpCall.postJson(required(config.mas().baseUrl()) + path, encoded, config.timeout()))
                .onFailure().transform(SmsAnswers::noAnswer)
                .map(this::accepted);
    }

    private ObjectNode text(SmsMessage message) {
        ObjectNode body = json.createObjectNode().put("ecName", required(config.mas().ecName()))
                .put("apId", required(config.mas().apId())).put("mobiles", message.phone())
                .put("content", message.text()).put("sign", required(config.mas().sign()))
                .put("addSerial", required(config.mas().addSerial()));
        return body.put("mac", mac(body, "mobiles", "content"));
    }

    private ObjectNode template(SmsMessage message, String template) {
        ObjectNode body = json.createObjectNode().put("ecName", required(config.mas().ecName()))
                .put("apId", required(config.mas().apId())).put("templateId", template)
                .put("mobiles", message.phone()).put("params", json.valueToTree(message.params()).toString())
                .put("sign", required(config.mas().sign())).put("addSerial", required(config.mas().addSerial()));
        return body.put("mac", mac(body, "templateId", "mobiles", "params"));
    }

    private String mac(ObjectNode body, String... middle) {
        StringBuilder source = new StringBuilder(body.path("ecName").asText()).append(body.path("apId").asText())
                .append(required(config.mas().secretKey()));
        for (String field : middle) {
            source.append(body.path(field).asText());
        }
        source.append(body.path("sign").asText()).append(body.path("addSerial").asText());
        return md5(source.toString());
    }

    /** The interface demands MD5. */
    static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5")
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String accepted(HttpAnswer answer) {
        if (!answer.isSuccess()) {
            throw SmsAnswers.refusedByStatus(answer.status());
        }
        JsonNode body;
        try {
            body = json.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw SmsAnswers.unreadable();
        }
        String told = SmsAnswers.text(body.path("rspcod"));
        if (told.isEmpty()) {
            throw SmsAnswers.unreadable();
        }
        if (told.equals(SUCCESS) && body.path("success").asBoolean(true)) {
            // Written both ways by the interface's own document.
            String id = SmsAnswers.text(body.path("msgGroup"));
            return id.isEmpty() ? SmsAnswers.text(body.path("mgsGroup")) : id;
        }
        String code = SmsAnswers.code(told);
        throw new SmsException(CODES.getOrDefault(code, Reason.UNKNOWN), code, "the SMS gateway answered " + code,
                null);
    }

    private static String required(Optional<String> setting) {
        return setting.orElse("");
    }
}
