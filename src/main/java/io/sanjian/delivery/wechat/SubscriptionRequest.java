package io.sanjian.delivery.wechat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the user said to templates, as the mini-program's {@code wx.requestSubscribeMessage} was told. */
public record SubscriptionRequest(@Schema(required = true, description = """
        Answers by template id: accept, reject, ban or filter. WeChat asks for three templates at most in a call.""",
        examples = "{\"rVxOGz0Ij0oFbq1W...\": \"accept\"}") Map<String, Answer> results) {

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
        List<Violation> faults = new ArrayList<>();
        Map<String, Answer> results = new LinkedHashMap<>();
        body.properties().stream().filter(field -> !field.getKey().equals("results")).forEach(field -> faults.add(
                new Violation(field.getKey(), "UNKNOWN_FIELD", field.getKey() + " is not known", List.of("results"))));
        JsonNode given = body.path("results");
        if (given.isMissingNode() || given.isNull()) {
            faults.add(Violation.required("results"));
        } else if (!given.isObject()) {
            faults.add(Violation.malformed("results", "results must be an object"));
        }
        given.properties().forEach(each -> {
            if (templates.find(each.getKey()).isEmpty()) {
                faults.add(Violation.unknownCode("results", each.getKey(),
                        templates.all().stream().map(WechatTemplate::id).toList()));
            }
            Arrays.stream(Answer.values()).filter(answer -> answer.name().equals(each.getValue().asText())).findAny()
                    .ifPresentOrElse(answer -> results.put(each.getKey(), answer),
                            () -> faults.add(Violation.unknownCode("results." + each.getKey(), each.getValue().asText(),
                                    Arrays.stream(Answer.values()).map(Enum::name).toList())));
        });
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        return new SubscriptionRequest(results);
    }
}
