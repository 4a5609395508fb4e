package io.sanjian.index.search;

import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.clock.BusinessZone;
import io.sanjian.posting.PostingView;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.zip.CRC32C;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Postings as the index holds them: a change is seen within a second of its commit. */
@Path("/api/v1/postings")
@Tag(name = "Postings", description = "Posts on offer")
@RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER, Roles.PORTAL, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class PostingSearchResource {
    private final PostingQueryReader reader;
    private final PostingSearch search;
    private final PostingFacets facets;
    private final Caller caller;
    private final Clock clock;

    PostingSearchResource(PostingQueryReader reader, PostingSearch search, PostingFacets facets, Caller caller,
            Clock clock) {
        this.caller = caller;
        this.reader = reader;
        this.search = search;
        this.facets = facets;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "searchPostings", summary = "Search postings")
    public Uni<PostingListResponse> find(@BeanParam PostingSearchRequest request) {
        boolean doubted = request.flag != null || request.review != null;
        if (doubted && !caller.is(Roles.OFFICER) && !caller.is(Roles.ADMIN)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Only officers search by flag and review");
        }
        AreaScope reach = doubted ? caller.reach() : AreaScope.EVERYTHING;
        LocalDate today = today();
        return search.find(reader.read(request, reach.everything() ? null : reach))
                .map(page -> new PostingListResponse(page.items().stream().map(item -> item.shownOn(today)).toList(),
                        page.next() == null ? null : page.next().encode(), page.total(), facets.of(page)));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getPosting", summary = "Get a posting")
    public Uni<RestResponse<PostingView>> get(@RestPath long id,
            @Context Request request) {
        LocalDate today = today();
        return search.find(id).map(found -> answer(
                found.orElseThrow(() -> ProblemException.notFound("posting", id)).shownOn(today), request));
    }

    private static RestResponse<PostingView> answer(PostingView posting, Request request) {
        EntityTag tag = new EntityTag(checksum(posting), true);
        boolean known = request.evaluatePreconditions(tag) != null;
        return (known ? RestResponse.ResponseBuilder.<PostingView>create(RestResponse.Status.NOT_MODIFIED)
                : RestResponse.ResponseBuilder.ok(posting)).tag(tag).build();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessZone.ID);
    }

    /** Of what the record prints: the same on every replica, in JVM and native. */
    private static String checksum(PostingView posting) {
        CRC32C crc = new CRC32C();
        crc.update(posting.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
