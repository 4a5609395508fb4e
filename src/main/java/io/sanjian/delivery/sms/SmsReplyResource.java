package io.sanjian.delivery.sms;

import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.RawQuery;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Replies to text messages, handed on by the SMS gateway. */
@Path("/api/v1/sms/replies/{key}")
@Tag(name = "Deliveries")
@PermitAll
@RawQuery
public class SmsReplyResource {
    private final SmsReplies replies;

    SmsReplyResource(SmsReplies replies) {
        this.replies = replies;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(operationId = "takeSmsReplies", summary = "Take replies to text messages")
    public Uni<String> take(@PathParam("key") String key,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) String contentType,
            byte[] body) {
        requireKey(key);
        return replies.take(body == null ? new byte[0] : body, contentType);
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(operationId = "takeSmsReplyByGet", summary = "Take a reply to a text message by GET")
    public Uni<String> take(@PathParam("key") String key,
            @Context HttpServerRequest request) {
        requireKey(key);
        // As it came: the parsed parameters have been read as UTF-8.
        String query = request.query();
        return replies.take((query == null ? "" : query).getBytes(StandardCharsets.UTF_8), null);
    }

    private void requireKey(String key) {
        if (!replies.isKey(key)) {
            throw ProblemException.notFound("address", Message.of("of this name"));
        }
    }
}
