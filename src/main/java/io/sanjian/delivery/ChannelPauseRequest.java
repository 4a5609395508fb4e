package io.sanjian.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.web.fields.BodyFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a channel is to send nothing. */
public record ChannelPauseRequest(
        @Schema(required = true, description = "For those who read it later, 200 characters at most") String reason) {
    private static final int MOST = 200;

    static ChannelPauseRequest read(ObjectNode body) {
        BodyFields fields = BodyFields.ofBody(body);
        ChannelPauseRequest request = new ChannelPauseRequest(fields.requiredText("reason", MOST));
        fields.requireNoFault();
        return request;
    }
}
