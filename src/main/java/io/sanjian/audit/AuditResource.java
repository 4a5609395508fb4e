package io.sanjian.audit;

import io.sanjian.access.Roles;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.sanjian.web.problem.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The record of who looked at whose data, and the proof that it is whole. */
@Path("/api/v1/admin/audit")
@Tag(name = "Privacy")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "400", description = "A parameter is malformed")
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "403", description = "Not an ADMIN")
public class AuditResource {
    private static final int PAGE_USUAL = 50;
    private static final int PAGE_MAX = 500;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int HASH_LENGTH = 64;
    private final AuditChain chain;

    AuditResource(AuditChain chain) {
        this.chain = chain;
    }

    @GET
    @Operation(operationId = "listAudit", summary = "Entries of the audit, newest first",
            description = "Who read, revealed, exported, changed or erased whose data, which fields, and why.")
    @APIResponse(responseCode = "200", description = "A page of entries", content = @Content(
            schema = @Schema(implementation = AuditResponse.class), examples = @ExampleObject(name = "a reveal", value = """
                    {"items": [{"id": 812, "at": "2026-01-20T02:00:00Z", "actor": "南溪镇经纪人 07#7", "action": "REVEAL",
                     "workerId": 17, "fields": ["phone"], "reason": "INTERVIEW", "note": "周五面试"}],
                     "nextCursor": null}""")))
    public Uni<AuditResponse> list(
            @Parameter(description = "Only entries on this worker",
                    schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
            @QueryParam("workerId") String workerId,
            @Parameter(description = "Rows of a page", schema = @Schema(type = SchemaType.INTEGER, minimum = "1",
                    maximum = "500", defaultValue = "50"))
            @QueryParam("limit") String limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor) {
        BodyFields fields = BodyFields.ofParameters("workerId", workerId, "limit", limit, "cursor", cursor);
        Long of = fields.id("workerId");
        PageRequest wanted = PageRequest.read(fields, Order.NEWEST_FIRST, PAGE_USUAL, PAGE_MAX);
        fields.requireNoFault();
        return chain.list(of, wanted.from(), wanted.rows()).map(found -> wanted.page(found, AuditResponse.Item::id))
                .map(page -> new AuditResponse(page.items(), page.next()));
    }

    @POST
    @Path("verify")
    @Operation(operationId = "verifyAudit", summary = "Follow the chain of the audit from end to end",
            description = "Finds entries that were changed, removed, put in between, moved or backdated. Note the head "
                    + "outside of the database and give it as anchor the next time: then a chain that was made anew as a "
                    + "whole is found as well.")
    @APIResponse(responseCode = "200", description = "What was found", content = @Content(
            schema = @Schema(implementation = Verification.class), examples = @ExampleObject(name = "one was changed",
                    value = """
                            {"ok": false, "verifiedAt": "2026-01-20T02:00:00Z", "from": 1, "entries": 48211,
                             "head": {"seq": 48211,
                              "hash": "9f2c4b1e0d7a6835c1f0e9d8b7a695847362514039281706f5e4d3c2b1a09f8e"},
                             "faults": [{"kind": "CHANGED", "seq": 311, "id": 320,
                              "message": "the entry was changed, moved or put in between"}]}""")))
    public Uni<Verification> verify(
            @Parameter(description = "head.seq of an earlier verification",
                    schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
            @QueryParam("anchorSeq") String anchorSeq,
            @Parameter(description = "head.hash of the same") @QueryParam("anchorHash") String anchorHash) {
        BodyFields fields = BodyFields.ofParameters("anchorSeq", anchorSeq, "anchorHash", anchorHash);
        Long seq = fields.id("anchorSeq");
        String hash = fields.text("anchorHash", HASH_LENGTH);
        if (fields.has("anchorSeq") != fields.has("anchorHash")) {
            fields.reject(Violation.required(fields.has("anchorSeq") ? "anchorHash" : "anchorSeq"));
        }
        if (hash != null && !HASH.matcher(hash).matches()) {
            fields.reject(Violation.malformed("anchorHash", "{field} must have 64 hexadecimal digits"));
        }
        fields.requireNoFault();
        return chain.verify(seq == null ? null : new Verification.Head(seq, hash));
    }
}
