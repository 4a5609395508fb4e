package io.sanjian.campaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.AreaCodes;
import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.reference.area.AreaLevel;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.reference.area.Areas;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.media.EntityVersion;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.sanjian.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Campaigns and the 21 columns that streets report of them. */
@Path("/api/v1/campaigns")
@Tag(name = "Campaigns", description = "Campaigns (春风行动): figures by street, and their form")
@RolesAllowed(Roles.OFFICER)
@Produces(MediaType.APPLICATION_JSON)
public class CampaignResource {
    private static final int PAGE_USUAL = 50;
    private static final int PAGE_MAX = 500;
    private static final String AREA = "area";

    private final Campaigns campaigns;
    private final CampaignOverview overview;
    private final CampaignArea owner;
    private final Caller caller;
    private final Areas areas;

    CampaignResource(Campaigns campaigns, CampaignOverview overview, CampaignArea owner, Caller caller,
            Areas areas) {
        this.campaigns = campaigns;
        this.overview = overview;
        this.owner = owner;
        this.caller = caller;
        this.areas = areas;
    }

    @GET
    @Operation(operationId = "listCampaigns", summary = "List campaigns")
    public Uni<CampaignListResponse> list(@QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        PageRequest wanted = PageRequest.of(Order.NEWEST_FIRST, limit, PAGE_USUAL, PAGE_MAX, cursor);
        return campaigns.page(wanted.from(), wanted.rows()).map(found -> wanted.page(found, campaign -> campaign.id))
                .map(page -> new CampaignListResponse(
                        page.items().stream().filter(campaign -> owner.concerns(campaign.areaCode))
                                .map(CampaignResponse::of).toList(),
                        page.next()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createCampaign", summary = "Create a campaign")
    @RequestBodySchema(CampaignRequest.class)
    @APIResponseSchema(CampaignResponse.class)
    public Uni<Response> create(ObjectNode body) {
        CampaignRequest request = CampaignRequest.read(body, areas);
        owner.requireKeeper(request.areaCode());
        return campaigns.create(request)
                .map(campaign -> Response.created(URI.create("/api/v1/campaigns/" + campaign.id))
                        .entity(CampaignResponse.of(campaign)).build());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getCampaign", summary = "Get a campaign")
    public Uni<CampaignResponse> get(@PathParam("id") long id) {
        return reached(id).map(CampaignResponse::of);
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replaceCampaign", summary = "Replace a campaign")
    @RequestBodySchema(CampaignRequest.class)
    public Uni<CampaignResponse> replace(@PathParam("id") long id,
            ObjectNode body) {
        CampaignRequest request = CampaignRequest.read(body, areas);
        owner.requireKeeper(request.areaCode());
        return campaigns.replace(id, request, campaign -> owner.requireKeeper(campaign.areaCode))
                .map(CampaignResponse::of);
    }

    @GET
    @Path("{id}/figures")
    @Operation(operationId = "getCampaignFigures", summary = "Get a campaign's figures by street")
    public Uni<CampaignFiguresResponse> figures(@PathParam("id") long id,
            @QueryParam(AREA) String area) {
        String within = area(area);
        return reached(id).flatMap(campaign -> overview.figures(campaign, within(campaign, within)));
    }

    @PUT
    @Path("{id}/figures/{street}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "reportCampaignFigures", summary = "Report a street's figures of a campaign")
    @RequestBodySchema(CampaignFiguresRequest.class)
    @APIResponseSchema(CampaignFiguresResponse.Street.class)
    public Uni<Response> report(@PathParam("id") long id,
            @PathParam("street") String street,
            @HeaderParam(HttpHeaders.IF_MATCH) String seen,
            ObjectNode body) {
        if (areas.find(street).filter(area -> area.level() == AreaLevel.TOWN).isEmpty()) {
            throw ProblemException.notFound("street", street);
        }
        caller.requireArea(street);
        Map<CampaignFigure, Integer> typed = CampaignFiguresRequest.read(body);
        Integer version = EntityVersion.read(seen);
        String by = caller.name();
        return reached(id).invoke(campaign -> requireWithin(campaign, street))
                .flatMap(campaign -> campaigns.report(id, street, typed, version, by)).map(overview::street)
                .map(stored -> Response.ok(stored).tag(EntityVersion.tag(stored.version())).build());
    }

    @GET
    @Path("{id}/export")
    @Produces(CampaignForm.MEDIA_TYPE)
    @Operation(operationId = "exportCampaign", summary = "Export a campaign's form")
    public Uni<Response> export(@PathParam("id") long id,
            @QueryParam(AREA) String area) {
        String asked = area(area);
        return reached(id).flatMap(campaign -> {
            String within = within(campaign, asked);
            return overview.form(campaign, within).map(file -> Response.ok(file, CampaignForm.MEDIA_TYPE)
                    .header("Content-Disposition", "attachment; filename=\"campaign-" + id + '-' + within + ".xlsx\"")
                    .build());
        });
    }

    private String area(String area) {
        BodyFields fields = BodyFields.ofParameters(AREA, area);
        String within = AreaCodes.one(fields, AREA, areas);
        fields.requireNoFault();
        if (within != null) {
            caller.requireArea(within);
        }
        return within;
    }

    /** What is asked for, else what the campaign is kept for. */
    private String within(Campaign campaign, String asked) {
        if (asked != null && campaign.areaCode != null) {
            requireWithin(campaign, asked);
        }
        return asked != null ? asked : campaign.areaCode != null ? campaign.areaCode : CampaignArea.CITY;
    }

    private void requireWithin(Campaign campaign, String area) {
        if (campaign.areaCode != null && !AreaScope.of(List.of(campaign.areaCode), areas).covers(area)) {
            throw ProblemException.notFound("area of the campaign", area);
        }
    }

    private Uni<Campaign> reached(long id) {
        return campaigns.get(id).invoke(campaign -> {
            if (!owner.concerns(campaign.areaCode)) {
                throw ProblemException.notFound("campaign", id);
            }
        });
    }
}
