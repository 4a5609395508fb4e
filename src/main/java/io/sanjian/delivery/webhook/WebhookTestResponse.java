package io.sanjian.delivery.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a test call went. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookTestResponse(@Schema(description = "Whether the endpoint answered 2xx") boolean delivered,
        @Schema(description = "Status of the answer; absent where none came") Integer status,
        @Schema(description = "Why no answer came") String error) {
}
