package io.sanjian.audit;

import io.sanjian.access.Roles;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.sanjian.web.paging.PageRequest.Page;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The record of who looked at whose data, and the proof that it is whole. */
@Path("/api/v1/admin/audit")
@Tag(name = "Privacy")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class AuditResource {
    private static final int PAGE_MAX = 500;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private final AuditChain chain;

    AuditResource(AuditChain chain) {
        this.chain = chain;
    }

    @GET
    @Operation(operationId = "listAudit", summary = "List audit entries")
    public AuditResponse list(@QueryParam("workerId") Long workerId,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") String cursor) {
        PageRequest wanted = PageRequest.of(Order.NEWEST_FIRST, limit, PAGE_MAX, cursor);
        Page<AuditResponse.Item> page = wanted.page(chain.list(workerId, wanted.from(), wanted.rows()),
                AuditResponse.Item::id);
        return new AuditResponse(page.items(), page.next());
    }

    @POST
    @Path("verify")
    @Operation(operationId = "verifyAudit", summary = "Verify the audit chain")
    public Verification verify(@QueryParam("anchorSeq") Long seq,
            @QueryParam("anchorHash") String hash) {
        List<Violation> faults = new ArrayList<>();
        if ((seq == null) != (hash == null)) {
            faults.add(Violation.required(seq == null ? "anchorSeq" : "anchorHash"));
        }
        if (hash != null && !HASH.matcher(hash).matches()) {
            faults.add(Violation.malformed("anchorHash", "anchorHash is 64 hexadecimal digits"));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        return chain.verify(seq == null ? null : new Verification.Head(seq, hash));
    }
}
