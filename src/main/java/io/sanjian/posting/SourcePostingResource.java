package io.sanjian.posting;

import io.sanjian.access.Roles;
import io.sanjian.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Postings by the ids that their source gave them, so that a portal need not keep ours. */
@Path("/api/v1/sources/{source}/postings/{externalId}")
@Tag(name = "Postings", description = "Posts on offer")
@RolesAllowed({Roles.PORTAL, Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class SourcePostingResource {
    private final Postings postings;
    private final PostingLifecycle lifecycle;
    private final PostingAccess access;
    private final FactsFactory facts;

    SourcePostingResource(Postings postings, PostingLifecycle lifecycle, PostingAccess access, FactsFactory facts) {
        this.postings = postings;
        this.lifecycle = lifecycle;
        this.access = access;
        this.facts = facts;
    }

    @GET
    @Operation(operationId = "getSourcePosting", summary = "Get a posting by its source's id")
    public Uni<RestResponse<PostingView>> get(@PathParam("source") String source,
            @PathParam("externalId") String externalId, @Context Request request) {
        return own(source, externalId).map(posting -> {
            PostingView view = PostingView.of(facts.complete(posting));
            EntityTag tag = new EntityTag(checksum(view), true);
            boolean known = request.evaluatePreconditions(tag) != null;
            return (known ? RestResponse.ResponseBuilder.<PostingView>create(RestResponse.Status.NOT_MODIFIED)
                    : RestResponse.ResponseBuilder.ok(view)).tag(tag).build();
        });
    }

    @DELETE
    @Operation(operationId = "withdrawSourcePosting", summary = "Withdraw a posting by its source's id")
    public Uni<Void> withdraw(@PathParam("source") String source,
            @PathParam("externalId") String externalId) {
        return own(source, externalId).flatMap(posting -> lifecycle.withdraw(posting.key().id(), access::requireWrite));
    }

    /** The posting, if it is one that the caller may write. */
    private Uni<Posting> own(String source, String externalId) {
        access.requireSource(source);
        return postings.named(source, externalId).onItem().ifNull()
                .failWith(() -> ProblemException.notFound("posting", source + "/" + externalId))
                .invoke(posting -> access.requirePlace(posting.place().areaCode(), posting.place().townCode()));
    }

    /** Of what the record prints: the same on every replica, in JVM and native. */
    private static String checksum(PostingView posting) {
        CRC32C crc = new CRC32C();
        crc.update(posting.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
