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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Runs: start, watch, cancel. */
@Path("/api/v1/recommendation-runs")
@Tag(name = "Runs", description = "One list of three for every worker in scope")
@RolesAllowed({Roles.SCHEDULER, Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "403", description = "The token's role or areas do not allow this")
public class RunResource {
    private static final int PAGE_USUAL = 50;
    private static final int PAGE_MAX = 500;
    private static final int KEY_MAX = 255;
    static final String ANSWER = """
            {"id": 42, "state": "RUNNING", "phase": "SEARCHING", "done": 120500, "total": 2000000,
             "perSecond": 9800.5, "etaSeconds": 192, "full": 0, "short": 0, "served": 0,
             "timings": {"planning": 1200, "searching": 0, "allocating": 0, "storing": 0}, "extraRounds": 0,
             "planId": null, "dueAt": null, "requestedBy": "cron", "at": "2026-01-20T00:00:00Z",
             "areaCodes": [], "groups": [], "channels": ["WEBHOOK", "INBOX"], "exposure": 5, "rulesVersion": "1",
             "failure": null, "createdAt": "2026-01-20T00:00:00Z", "startedAt": "2026-01-20T00:00:01Z",
             "finishedAt": null}
            """;

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
    @Operation(operationId = "startRun", summary = "Start a run", description = """
            With an Idempotency-Key the call can be repeated safely: the same key with the same body answers with the
            run that the first call started. Without one, every call starts a run. The body says for whom: planId,
            areaCodes, groups, or wholeCity; an officer who names no areas means the own ones. A run begins when open
            runs for some of the same workers have ended (waitsFor), and leaves out whom they gave a list (served).""")
    @APIResponse(responseCode = "202", description = "Started; Location says where to watch it", content = @Content(
            schema = @Schema(implementation = RunResponse.class),
            examples = @ExampleObject(name = "run", value = ANSWER)))
    @APIResponse(responseCode = "200", description = "Started by an earlier call with this key", content = @Content(
            schema = @Schema(implementation = RunResponse.class),
            examples = @ExampleObject(name = "run", value = ANSWER)))
    @APIResponse(responseCode = "400", description = "The request has faults; all are listed")
    @APIResponse(responseCode = "404", description = "There is no such plan")
    @APIResponse(responseCode = "409", description = "A run of the plan is open; there are never two")
    @APIResponse(responseCode = "422", description = "The Idempotency-Key was used with another body")
    public Uni<Response> start(
            @Parameter(description = "Any text of up to 255 characters, such as a date and a job name")
            @HeaderParam("Idempotency-Key") String key,
            @RequestBody(content = @Content(schema = @Schema(implementation = StartRunRequest.class), examples = {
                    @ExampleObject(name = "village", value = "{\"areaCodes\": [\"500235107217\"]}"),
                    @ExampleObject(name = "district",
                            value = "{\"areaCodes\": [\"500112\"], \"channels\": [\"WEBHOOK\", \"INBOX\"]}"),
                    @ExampleObject(name = "everybody", value = "{\"wholeCity\": true}")
            })) ObjectNode body) {
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
    @Operation(operationId = "listRuns", summary = "List runs, newest first",
            description = "An officer sees those that concern the own areas; a page may then be shorter than limit.")
    @APIResponse(responseCode = "200", description = "A page of runs", content = @Content(
            schema = @Schema(implementation = RunListResponse.class),
            examples = @ExampleObject(name = "one", value = "{\"items\": [" + ANSWER + "], \"nextCursor\": null}")))
    @APIResponse(responseCode = "400", description = "limit, cursor or state is malformed")
    public Uni<RunListResponse> list(
            @Parameter(description = "Rows of a page", schema = @Schema(type = SchemaType.INTEGER, minimum = "1",
                    maximum = "500", defaultValue = "50"))
            @QueryParam("limit") String limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "Only runs in this state",
                    schema = @Schema(implementation = RunState.class))
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
    @Operation(operationId = "getRun", summary = "Read a run with its progress")
    @APIResponse(responseCode = "200", description = "The run", content = @Content(
            schema = @Schema(implementation = RunResponse.class),
            examples = @ExampleObject(name = "run", value = ANSWER)))
    @APIResponse(responseCode = "404", description = "There is no such run")
    public Uni<RunResponse> get(@Parameter(description = "Id of the run") @PathParam("id") long id) {
        return concerning(id).flatMap(this::view);
    }

    @POST
    @Path("{id}/cancel")
    @Operation(operationId = "cancelRun", summary = "Cancel a run", description = """
            Before lists are stored nothing remains. While they are stored, a list remains only where its worker has
            been told of it. After the end only messages not yet on their way are cancelled; state and lists stay.
            Repeating the call changes nothing.""")
    @APIResponse(responseCode = "200", description = "The run as it is now", content = @Content(
            schema = @Schema(implementation = RunResponse.class),
            examples = @ExampleObject(name = "run", value = ANSWER)))
    @APIResponse(responseCode = "404", description = "There is no such run")
    public Uni<RunResponse> cancel(@Parameter(description = "Id of the run") @PathParam("id") long id) {
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
