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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Plans: create, read, change, delete. */
@Path("/api/v1/plans")
@Tag(name = "Plans", description = "Recurring schedules: each due time gives one run")
@RolesAllowed({Roles.SCHEDULER, Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class PlanResource {
    private static final int PAGE_USUAL = 50;
    private static final int PAGE_MAX = 500;

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
    @Operation(operationId = "listPlans", summary = "List plans")
    public Uni<PlanListResponse> list(@QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        PageRequest wanted = PageRequest.of(Order.OLDEST_FIRST, limit, PAGE_USUAL, PAGE_MAX, cursor);
        return plans.page(wanted.from(), wanted.rows()).map(found -> wanted.page(found, Plan::id))
                .map(page -> new PlanListResponse(page.items().stream()
                        .filter(plan -> fields.concerns(plan.spec().scope(), caller)).map(PlanResponse::of).toList(),
                        page.next()));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getPlan", summary = "Get a plan")
    public Uni<PlanResponse> get(@PathParam("id") long id) {
        return plans.get(id).invoke(plan -> fields.requireConcern(plan.spec().scope(), caller)).map(PlanResponse::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createPlan", summary = "Create a plan")
    @RequestBodySchema(PlanRequest.class)
    @APIResponseSchema(PlanResponse.class)
    public Uni<Response> create(ObjectNode body) {
        return plans.create(spec(body)).map(plan -> Response.created(URI.create("/api/v1/plans/" + plan.id()))
                .entity(PlanResponse.of(plan)).build());
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "replacePlan", summary = "Replace a plan")
    @RequestBodySchema(PlanRequest.class)
    public Uni<PlanResponse> replace(@PathParam("id") long id,
            ObjectNode body) {
        return plans.replace(id, spec(body), this::requireReach).map(PlanResponse::of);
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "deletePlan", summary = "Delete a plan")
    public Uni<Void> delete(@PathParam("id") long id) {
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
