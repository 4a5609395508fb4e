package io.sanjian.recommendation.run;

import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.clock.Shutdown;
import io.sanjian.recommendation.plan.RunSpecFields;
import io.sanjian.web.problem.ProblemException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** A run as a stream of events, which ends with the run or with this process. */
@Path("/api/v1/recommendation-runs/{id}/events")
@Tag(name = "Runs")
@RolesAllowed({Roles.SCHEDULER, Roles.OFFICER, Roles.ADMIN})
@Blocking
public class RunEventsResource {
    private static final Duration EVERY = Duration.ofMillis(500);

    private final Runs runs;
    private final RunSpecFields fields;
    private final Caller caller;
    private final Clock clock;
    private final Shutdown shutdown;

    RunEventsResource(Runs runs, RunSpecFields fields, Caller caller, Clock clock, Shutdown shutdown) {
        this.runs = runs;
        this.fields = fields;
        this.caller = caller;
        this.clock = clock;
        this.shutdown = shutdown;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(operationId = "watchRun", summary = "Watch a run")
    @APIResponseSchema(RunResponse.class)
    public Multi<RunResponse> events(@PathParam("id") long id) {
        fields.requireConcern(existing(id).order().scope(), caller);
        return Multi.createBy().repeating()
                .uni(() -> Uni.createFrom().item(() -> view(existing(id)))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                .withDelay(EVERY).whilst(run -> !run.state().isEnd() && !shutdown.hasBegun());
    }

    private Run existing(long id) {
        return runs.find(id).orElseThrow(() -> ProblemException.notFound("run", id));
    }

    private RunResponse view(Run run) {
        return RunResponse.of(run, runs.progress(run, clock.instant()));
    }
}
