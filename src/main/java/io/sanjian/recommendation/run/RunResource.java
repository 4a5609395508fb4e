package io.sanjian.recommendation.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.recommendation.plan.PlanReader;
import io.sanjian.recommendation.plan.PlanSpec;
import io.sanjian.recommendation.plan.RunSpecFields;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import io.sanjian.worker.WorkerScope;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Runs: start, watch, cancel. */
@Path("/api/v1/recommendation-runs")
@Tag(name = "Runs", description = "One list of three for every worker in scope")
@RolesAllowed({Roles.SCHEDULER, Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
public class RunResource {
    private static final int PAGE_USUAL = 50;
    private static final int PAGE_MAX = 500;
    private static final int KEY_MAX = 255;

    private final Runs runs;
    private final RunStart start;
    private final RunEnd end;
    private final PlanReader plans;
    private final RunSpecFields fields;
    private final Caller caller;
    private final Clock clock;

    RunResource(Runs runs, RunStart start, RunEnd end, PlanReader plans, RunSpecFields fields,
            Caller caller,
            Clock clock) {
        this.runs = runs;
        this.start = start;
        this.end = end;
        this.plans = plans;
        this.fields = fields;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "startRun", summary = "Start a run")
    @RequestBodySchema(StartRunRequest.class)
    @APIResponseSchema(RunResponse.class)
    public Uni<Response> start(@HeaderParam("Idempotency-Key") String key,
            ObjectNode body) {
        StartRunRequest request = StartRunRequest.read(body, fields, RunSpecFields.hasOwnAreas(caller));
        if (key != null && (key.isBlank() || key.length() > KEY_MAX)) {
            throw ProblemException.invalid(List.of(Violation.outOfRange("Idempotency-Key",
                    "{field} must have 1 to {0} characters", KEY_MAX)));
        }
        if (request.wholeCity()) {
            RunSpecFields.requireReach(WorkerScope.ALL, caller);
        }
        return plan(request.planId()).flatMap(plan -> {
            RunSpec order = request.order(plan, clock.instant());
            return start.start(order.within(RunSpecFields.within(order.scope(), caller)), caller.name(), key,
                    request.fingerprint());
        }).flatMap(started -> view(started.run()).map(run -> Response
                .status(started.created() ? Response.Status.ACCEPTED : Response.Status.OK)
                .location(URI.create("/api/v1/recommendation-runs/" + run.id())).entity(run).build()));
    }

    private Uni<PlanSpec> plan(Long id) {
        return id == null ? Uni.createFrom().nullItem()
                : plans.find(id).map(found -> found.orElseThrow(() -> ProblemException.notFound("plan", id)));
    }

    @GET
    @Operation(operationId = "listRuns", summary = "List runs")
    public Uni<RunListResponse> list(@QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @QueryParam("state") String state) {
        BodyFields query = BodyFields.ofParameters("state", state, "limit", limit, "cursor", cursor);
        PageRequest wanted = PageRequest.read(query, Order.NEWEST_FIRST, PAGE_USUAL, PAGE_MAX);
        RunState only = query.constant("state", RunState.class);
        query.requireNoFault();
        return runs.page(wanted.from(), only, wanted.rows()).map(found -> wanted.page(found, Run::id))
                .flatMap(page -> Multi.createFrom().iterable(page.items())
                        .filter(run -> fields.concerns(run.order().scope(), caller))
                        .onItem().transformToUniAndConcatenate(this::view).collect().asList()
                        .map(items -> new RunListResponse(items, page.next())));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getRun", summary = "Get a run")
    public Uni<RunResponse> get(@PathParam("id") long id) {
        return concerning(id).flatMap(this::view);
    }

    @POST
    @Path("{id}/cancel")
    @Operation(operationId = "cancelRun", summary = "Cancel a run")
    public Uni<RunResponse> cancel(@PathParam("id") long id) {
        return existing(id).invoke(run -> RunSpecFields.requireReach(run.order().scope(), caller))
                .chain(() -> end.cancel(id)).flatMap(this::view);
    }

    private Uni<Run> concerning(long id) {
        return existing(id).invoke(run -> fields.requireConcern(run.order().scope(), caller));
    }

    private Uni<Run> existing(long id) {
        return runs.find(id).map(run -> run.orElseThrow(() -> ProblemException.notFound("run", id)));
    }

    private Uni<RunResponse> view(Run run) {
        return runs.view(run, clock.instant());
    }
}
