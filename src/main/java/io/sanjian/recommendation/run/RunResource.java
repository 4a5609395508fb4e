package io.sanjian.recommendation.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.recommendation.plan.PlanReader;
import io.sanjian.recommendation.plan.PlanSpec;
import io.sanjian.recommendation.plan.RunSpecFields;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.sanjian.web.paging.PageRequest.Page;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import java.util.ArrayList;
import java.util.Arrays;
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
@Blocking
public class RunResource {
    private static final int PAGE_MAX = 500;
    private static final int KEY_MAX = 255;

    private final Runs runs;
    private final RunStart start;
    private final RunEnd end;
    private final PlanReader plans;
    private final RunSpecFields fields;
    private final Caller caller;
    private final Clock clock;

    RunResource(Runs runs, RunStart start, RunEnd end, PlanReader plans, RunSpecFields fields, Caller caller,
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
    public Response start(@HeaderParam("Idempotency-Key") String key,
            ObjectNode body) {
        StartRunRequest request = StartRunRequest.read(body, fields);
        if (key != null && (key.isBlank() || key.length() > KEY_MAX)) {
            throw ProblemException.invalid(List.of(Violation.outOfRange("Idempotency-Key",
                    "Idempotency-Key has 1 to " + KEY_MAX + " characters")));
        }
        PlanSpec plan = request.planId() == null ? null
                : plans.find(request.planId())
                        .orElseThrow(() -> ProblemException.notFound("plan", request.planId()));
        RunSpec order = request.order(plan, clock.instant());
        RunStart.Started started = start.start(order.within(RunSpecFields.within(order.scope(), caller)), caller.name(),
                key, request.fingerprint());
        return Response.status(started.created() ? Response.Status.ACCEPTED : Response.Status.OK)
                .location(URI.create("/api/v1/recommendation-runs/" + started.run().id()))
                .entity(view(started.run())).build();
    }

    @GET
    @Operation(operationId = "listRuns", summary = "List runs")
    public RunListResponse list(@QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") String cursor,
            @QueryParam("state") String state) {
        List<Violation> faults = new ArrayList<>();
        PageRequest wanted = PageRequest.read(Order.NEWEST_FIRST, limit, PAGE_MAX, cursor, faults);
        RunState only = state(state, faults);
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        Page<Run> page = wanted.page(runs.page(wanted.from(), only, wanted.rows()), Run::id);
        return new RunListResponse(page.items().stream().filter(run -> fields.concerns(run.order().scope(), caller))
                .map(this::view).toList(), page.next());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getRun", summary = "Get a run")
    public RunResponse get(@PathParam("id") long id) {
        return view(concerning(id));
    }

    @POST
    @Path("{id}/cancel")
    @Operation(operationId = "cancelRun", summary = "Cancel a run")
    public RunResponse cancel(@PathParam("id") long id) {
        RunSpecFields.requireReach(existing(id).order().scope(), caller);
        return view(end.cancel(id));
    }

    private Run concerning(long id) {
        Run run = existing(id);
        fields.requireConcern(run.order().scope(), caller);
        return run;
    }

    private Run existing(long id) {
        return runs.find(id).orElseThrow(() -> ProblemException.notFound("run", id));
    }

    private RunResponse view(Run run) {
        return RunResponse.of(run, runs.progress(run, clock.instant()));
    }

    private static RunState state(String name, List<Violation> faults) {
        if (name == null) {
            return null;
        }
        List<String> names = Arrays.stream(RunState.values()).map(Enum::name).toList();
        if (!names.contains(name)) {
            faults.add(Violation.unknownCode("state", name, names));
            return null;
        }
        return RunState.valueOf(name);
    }
}
