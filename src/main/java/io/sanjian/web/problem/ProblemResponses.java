package io.sanjian.web.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Completes the description of the API, while it is built: every error is a {@link Problem}, every operation that takes
 * input may answer 400, every secured one 401 and 403. What an operation says of these itself stays.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemResponses implements OASFilter {
    private static final String SCHEMA = "#/components/schemas/Problem";

    @Override
    public Operation filterOperation(Operation operation) {
        APIResponses responses = operation.getResponses();
        if (takesInput(operation)) {
            complete(responses, ProblemType.VALIDATION);
        }
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            complete(responses, ProblemType.UNAUTHENTICATED);
            complete(responses, ProblemType.FORBIDDEN);
        }
        responses.getAPIResponses().forEach((status, response) -> {
            if (status.matches("[45]\\d\\d")) {
                describe(Integer.parseInt(status), response);
            }
        });
        return operation;
    }

    private static boolean takesInput(Operation operation) {
        return operation.getRequestBody() != null
                || operation.getParameters() != null && !operation.getParameters().isEmpty();
    }

    private static void complete(APIResponses responses, ProblemType type) {
        String status = Integer.toString(type.status());
        if (!responses.hasAPIResponse(status)) {
            responses.addAPIResponse(status, OASFactory.createAPIResponse().description(type.title()));
        }
    }

    private static void describe(int status, APIResponse response) {
        if (response.getRef() == null) {
            response.setContent(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE,
                    OASFactory.createMediaType().schema(OASFactory.createSchema().ref(SCHEMA))
                            .example(example(typeOf(status), response.getDescription()))));
        }
    }

    private static ProblemType typeOf(int status) {
        return Stream.of(ProblemType.values()).filter(type -> type.status() == status).findFirst()
                .orElse(status < 500 ? ProblemType.VALIDATION : ProblemType.INTERNAL);
    }

    private static Map<String, Object> example(ProblemType type, String detail) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", type.uri());
        example.put("title", type.title());
        example.put("status", type.status());
        example.put("detail", detail);
        if (type == ProblemType.VALIDATION) {
            example.put("violations", List.of(violation()));
        }
        return example;
    }

    private static Map<String, Object> violation() {
        Map<String, Object> violation = new LinkedHashMap<>();
        violation.put("field", "limit");
        violation.put("code", "OUT_OF_RANGE");
        violation.put("message", "limit must be from 1 to 50");
        return violation;
    }
}
