package io.sanjian.delivery.sms;

import io.sanjian.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Replies to text messages, handed on by the SMS gateway. */
@Path("/api/v1/sms/replies/{key}")
@Tag(name = "Deliveries")
@PermitAll
public class SmsReplyResource {
    private final SmsReplies replies;

    SmsReplyResource(SmsReplies replies) {
        this.replies = replies;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED, MediaType.TEXT_PLAIN})
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(operationId = "takeSmsReplies", summary = "Take replies to text messages")
    public Uni<String> take(@PathParam("key") String key,
            String body) {
        if (!replies.isKey(key)) {
            throw ProblemException.notFound("address", "of this name");
        }
        return replies.take(body);
    }
}
