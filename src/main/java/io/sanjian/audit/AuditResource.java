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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The record of who looked at whose data, and the proof that it is whole. */
@Path("/api/v1/admin/audit")
@Tag(name = "Privacy")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
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
    @Operation(operationId = "listAudit", summary = "List audit entries")
    public Uni<AuditResponse> list(@QueryParam("workerId") String workerId,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        BodyFields fields = BodyFields.ofParameters("workerId", workerId, "limit", limit, "cursor", cursor);
        Long of = fields.id("workerId");
        PageRequest wanted = PageRequest.read(fields, Order.NEWEST_FIRST, PAGE_USUAL, PAGE_MAX);
        fields.requireNoFault();
        return chain.list(of, wanted.from(), wanted.rows()).map(found -> wanted.page(found, AuditResponse.Item::id))
                .map(page -> new AuditResponse(page.items(), page.next()));
    }

    @POST
    @Path("verify")
    @Operation(operationId = "verifyAudit", summary = "Verify the audit chain")
    public Uni<Verification> verify(@QueryParam("anchorSeq") String anchorSeq,
            @QueryParam("anchorHash") String anchorHash) {
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
