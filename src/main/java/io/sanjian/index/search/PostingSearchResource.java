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
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.zip.CRC32C;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Postings as the index holds them: a change is seen within a second of its commit. */
@Path("/api/v1/postings")
@Tag(name = "Postings", description = "Posts on offer")
@RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER, Roles.PORTAL, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "503", description = "The index is being built for the first time")
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
    @Operation(operationId = "searchPostings", summary = "Search postings",
            description = "By words, place, family, cluster, trade, age and pay, with the total and counts per family, "
                    + "district and trade. By default only what is on offer today. Officers find adverts of their areas that "
                    + "look like frauds by review=OPEN, with the doubts and the words found.")
    @APIResponse(responseCode = "200", description = "One page", content = @Content(
            schema = @Schema(implementation = PostingListResponse.class),
            examples = @ExampleObject(name = "page", value = """
                    {"items": [{"id": 50, "source": "yuzhipin", "externalId": "A-17", "title": "总装普工",
                     "family": "CLUSTER", "trades": ["assembler"], "areaCode": "500112",
                     "pay": {"min": 5000, "max": 7000, "unit": "MONTH"}, "publishedAt": "2026-01-12", "status": "OPEN",
                     "derived": {"age": {"min": 18, "max": 45}}, "distanceKm": 3.214}],
                     "nextCursor": "M2Y3YTtpMjA0NjU7bDUw", "total": 214, "facets": {
                     "family": [{"code": "CLUSTER", "name": "33618制造业集群", "count": 214}],
                     "area": [{"code": "500112", "name": "渝北区", "count": 214}],
                     "trade": [{"code": "assembler", "name": "装配工", "count": 214}]}}
                    """)))
    @APIResponse(responseCode = "400", description = "Unknown parameters and codes or malformed values, all at once")
    @APIResponse(responseCode = "403", description = "Only officers search by flag and review")
    public Uni<PostingListResponse> find(@BeanParam PostingSearchRequest request, @Context UriInfo uri) {
        boolean doubted = request.flag != null || request.review != null;
        if (doubted && !caller.is(Roles.OFFICER) && !caller.is(Roles.ADMIN)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Only officers search by flag and review");
        }
        AreaScope reach = doubted ? caller.reach() : AreaScope.EVERYTHING;
        LocalDate today = today();
        return search.find(reader.read(request, uri.getQueryParameters(), reach.everything() ? null : reach))
                .map(page -> new PostingListResponse(page.items().stream().map(item -> item.shownOn(today)).toList(),
                        page.next() == null ? null : page.next().encode(), page.total(), facets.of(page)));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getPosting", summary = "One posting",
            description = "As given by its source, with what was read from its text apart. The contact is left out "
                    + "once the post is no longer on offer.")
    @APIResponse(responseCode = "200", description = "The posting", content = @Content(
            schema = @Schema(implementation = PostingView.class),
            examples = @ExampleObject(name = "posting", value = """
                    {"id": 50, "source": "yuzhipin", "externalId": "A-17", "title": "总装普工", "family": "CLUSTER",
                     "trades": ["assembler"], "areaCode": "500112", "contact": "023-00000000",
                     "pay": {"min": 5000, "max": 7000, "unit": "MONTH"}, "publishedAt": "2026-01-12", "status": "OPEN",
                     "derived": {"age": {"min": 18, "max": 45}}}
                    """)))
    @APIResponse(responseCode = "304", description = "The posting is the one that If-None-Match names")
    @APIResponse(responseCode = "404", description = "No such posting, or withdrawn")
    public Uni<RestResponse<PostingView>> get(
            @Parameter(description = "Id of the posting", example = "50") @RestPath long id,
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
