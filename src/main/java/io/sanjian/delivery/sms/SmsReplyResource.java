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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
    @Operation(operationId = "takeSmsReplies", summary = "Take replies to text messages", description = """
            For the SMS gateway, which knows the address with its secret key and cannot send a token. A JSON object, an array of them,
            or a form, in the charset that is declared or in UTF-8 or GBK. A reply that wants no more texts (TD, 退订, 不要再发了 ...)
            withdraws the consent to text messages of all workers with the number, at once; others are listed for officers.
            Whether a number is known is not told. Names of the fields: sanjian.delivery.sms.replies.""")
    @APIResponse(responseCode = "200", description = "Taken; the answer is the one that the gateway wants",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class),
                    examples = @ExampleObject(name = "taken", value = "success")))
    @APIResponse(responseCode = "400", description = "The body holds no reply")
    @APIResponse(responseCode = "404", description = "The key is not the configured one")
    public Uni<String> take(@Parameter(description = "The configured secret") @PathParam("key") String key,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) String contentType,
            @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(type = SchemaType.OBJECT),
                    examples = @ExampleObject(name = "opt-out",
                            value = "{\"mobile\": \"13800138000\", \"content\": \"TD\"}"))) byte[] body) {
        requireKey(key);
        return replies.take(body == null ? new byte[0] : body, contentType);
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(operationId = "takeSmsReplyByGet", summary = "Take a reply to a text message by GET",
            description = """
            The same for gateways that put the reply behind the question mark, such as ?mobile=13800138000&content=TD.""")
    @APIResponse(responseCode = "200", description = "Taken; the answer is the one that the gateway wants",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class),
                    examples = @ExampleObject(name = "taken", value = "success")))
    @APIResponse(responseCode = "400", description = "The address holds no reply")
    @APIResponse(responseCode = "404", description = "The key is not the configured one")
    public Uni<String> take(@Parameter(description = "The configured secret") @PathParam("key") String key,
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
