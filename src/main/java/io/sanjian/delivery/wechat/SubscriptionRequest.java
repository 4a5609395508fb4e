package io.sanjian.delivery.wechat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the user said to templates: the object that {@code wx.requestSubscribeMessage} was given, as it is, or its answers
 * within {@code results}.
 */
public record SubscriptionRequest(@Schema(description = """
        Answers by template id: accept, acceptWithAudio, acceptWithAlert, acceptWithForcePush, reject, ban or filter. WeChat
        asks for three templates at most in a call. The answers may also stand beside errMsg, as WeChat gives them.""",
        examples = "{\"rVxOGz0Ij0oFbq1W...\": \"accept\"}") Map<String, Answer> results) {
    private static final String RESULTS = "results";
    /** What WeChat says besides of how the call went. */
    private static final Set<String> OF_THE_CALL = Set.of("errMsg", "errCode", "errno");
    /** Accepted with a sound, a strong reminder and so on: accepted. */
    private static final String ACCEPTED = "acceptwith";

    /** An answer, as WeChat spells it. */
    @Schema(name = "SubscriptionAnswer")
    public enum Answer {
        /** One more message, or messages for good. */
        accept,
        /** Not this time; of a long-term template: no longer. */
        reject,
        /** WeChat has banned the template. */
        ban,
        /** WeChat has left the template out because another one has the same title. */
        filter
    }

    static SubscriptionRequest read(ObjectNode body, WechatTemplates templates) {
        BodyFields.ofBody(body);
        List<Violation> violations = new ArrayList<>();
        Map<String, Answer> results = new LinkedHashMap<>();
        JsonNode within = body.path(RESULTS);
        if (!within.isMissingNode() && !within.isNull() && !within.isObject()) {
            violations.add(Violation.malformed(RESULTS, "{field} must be {0}", Message.of("an object")));
        }
        List<String> known = templates.all().stream().map(WechatTemplate::id).toList();
        Stream.concat(answers(body, ""), answers(within, RESULTS + ".")).forEach(given -> {
            if (!known.contains(given.template())) {
                violations.add(Violation.unknownCode(RESULTS, given.template(), known));
            }
            Optional<Answer> answer = answer(given.answer());
            if (answer.isEmpty()) {
                violations.add(Violation.unknownCode(given.field(), given.answer(),
                        Arrays.stream(Answer.values()).map(Enum::name).toList()));
            }
            answer.ifPresent(said -> results.put(given.template(), said));
        });
        if (body.isEmpty()) {
            violations.add(Violation.required(RESULTS));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new SubscriptionRequest(results);
    }

    private record Given(String field, String template, String answer) {
    }

    private static Stream<Given> answers(JsonNode answers, String prefix) {
        return answers.properties().stream()
                .filter(each -> !OF_THE_CALL.contains(each.getKey()) && !each.getKey().equals(RESULTS))
                .map(each -> new Given(prefix + each.getKey(), each.getKey(), each.getValue().asText()));
    }

    private static Optional<Answer> answer(String text) {
        return text.toLowerCase(Locale.ROOT).startsWith(ACCEPTED) ? Optional.of(Answer.accept)
                : Arrays.stream(Answer.values()).filter(answer -> answer.name().equalsIgnoreCase(text)).findAny();
    }
}
