package io.sanjian.recommendation.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Plans: create, read, change, delete. */
@Path("/api/v1/plans")
@Tag(name = "Plans", description = "Recurring schedules: each due time gives one run")
@RolesAllowed({Roles.SCHEDULER, Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "403", description = "The token's role or areas do not allow this")
public class PlanResource {
    private static final int PAGE_USUAL = 50;
    private static final int PAGE_MAX = 500;
    private static final String EXAMPLE = """
            {"name": "春节前每周一三荐", "cron": "0 8 * * 1", "areaCodes": ["500112"], "channels": ["WEBHOOK", "INBOX"]}
            """;
    private static final String ANSWER = """
            {"id": 3, "name": "春节前每周一三荐", "cron": "0 8 * * 1", "zone": "Asia/Shanghai", "areaCodes": ["500112"],
             "groups": [], "channels": ["WEBHOOK", "INBOX"], "exposure": 5, "overlap": "WAIT",
             "enabled": true,
             "nextDueAt": "2026-01-26T00:00:00Z", "createdAt": "2026-01-20T02:00:00Z",
             "updatedAt": "2026-01-20T02:00:00Z"}
            """;

    private final Plans plans;
    private final RunSpecFields fields;
    private final PlanLimits limits;
    private final Caller caller;
    private final Clock clock;

    PlanResource(Plans plans, RunSpecFields fields, PlanLimits limits, Caller caller, Clock clock) {
        this.plans = plans;
        this.fields = fields;
        this.limits = limits;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "listPlans", summary = "List plans, oldest first",
            description = "An officer sees those that concern the own areas; a page may then be shorter than limit.")
    @APIResponse(responseCode = "200", description = "A page of plans", content = @Content(
            schema = @Schema(implementation = PlanListResponse.class),
            examples = @ExampleObject(name = "one", value = "{\"items\": [" + ANSWER + "], \"nextCursor\": null}")))
    @APIResponse(responseCode = "400", description = "limit or cursor is malformed")
    public Uni<PlanListResponse> list(
            @Parameter(description = "Rows of a page", schema = @Schema(type = SchemaType.INTEGER, minimum = "1",
                    maximum = "500", defaultValue = "50"))
            @QueryParam("limit") String limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor) {
        PageRequest wanted = PageRequest.of(Order.OLDEST_FIRST, limit, PAGE_USUAL, PAGE_MAX, cursor);
        return plans.page(wanted.from(), wanted.rows()).map(found -> wanted.page(found, Plan::id))
                .map(page -> new PlanListResponse(page.items().stream()
                        .filter(plan -> fields.concerns(plan.spec().scope(), caller)).map(PlanResponse::of).toList(),
                        page.next()));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getPlan", summary = "Read a plan")
    @APIResponse(responseCode = "200", description = "The plan", content = @Content(
            schema = @Schema(implementation = PlanResponse.class),
            examples = @ExampleObject(name = "plan", value = ANSWER)))
    @APIResponse(responseCode = "404", description = "There is no such plan")
    public Uni<PlanResponse> get(@Parameter(description = "Id of the plan") @PathParam("id") long id) {
        return plans.get(id).invoke(plan -> fields.requireConcern(plan.spec().scope(), caller)).map(PlanResponse::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createPlan", summary = "Create a plan",
            description = "An officer's plan without areaCodes is for the officer's own areas.")
    @APIResponse(responseCode = "201", description = "Created", content = @Content(
            schema = @Schema(implementation = PlanResponse.class),
            examples = @ExampleObject(name = "plan", value = ANSWER)))
    @APIResponse(responseCode = "400", description = "The request has faults; all are listed")
    @APIResponse(responseCode = "409", description = "Another plan has the name")
    public Uni<Response> create(@RequestBody(required = true, content = @Content(
            schema = @Schema(implementation = PlanRequest.class),
            examples = @ExampleObject(name = "weekly", value = EXAMPLE))) ObjectNode body) {
        return plans.create(spec(body)).map(plan -> Response.created(URI.create("/api/v1/plans/" + plan.id()))
                .entity(PlanResponse.of(plan)).build());
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replacePlan", summary = "Replace a plan",
            description = "Fields that are left out take their defaults. Runs already made are not touched.")
    @APIResponse(responseCode = "200", description = "Replaced", content = @Content(
            schema = @Schema(implementation = PlanResponse.class),
            examples = @ExampleObject(name = "plan", value = ANSWER)))
    @APIResponse(responseCode = "400", description = "The request has faults; all are listed")
    @APIResponse(responseCode = "404", description = "There is no such plan")
    @APIResponse(responseCode = "409", description = "Another plan has the name")
    public Uni<PlanResponse> replace(@Parameter(description = "Id of the plan") @PathParam("id") long id,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PlanRequest.class),
                    examples = @ExampleObject(name = "weekly", value = EXAMPLE))) ObjectNode body) {
        return plans.replace(id, spec(body), this::requireReach).map(PlanResponse::of);
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "deletePlan", summary = "Delete a plan", description = "Its runs and their lists stay.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", description = "There is no such plan")
    public Uni<Void> delete(@Parameter(description = "Id of the plan") @PathParam("id") long id) {
        return plans.delete(id, this::requireReach);
    }

    private PlanSpec spec(ObjectNode body) {
        PlanSpec spec = PlanRequest.read(body, fields, limits, clock.instant());
        return new PlanSpec(spec.name(), spec.cron(), spec.zone(), RunSpecFields.within(spec.scope(), caller),
                spec.channels(), spec.exposure(), spec.overlap(), spec.enabled());
    }

    private void requireReach(Plan plan) {
        RunSpecFields.requireReach(plan.spec().scope(), caller);
    }
}
