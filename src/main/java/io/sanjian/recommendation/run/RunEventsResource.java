package io.sanjian.recommendation.run;

import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.recommendation.plan.RunSpecFields;
import io.sanjian.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** A run as a stream of events, which ends with the run or with this process. */
@Path("/api/v1/recommendation-runs/{id}/events")
@Tag(name = "Runs")
@RolesAllowed({Roles.SCHEDULER, Roles.OFFICER, Roles.ADMIN})
public class RunEventsResource {
    private static final Logger LOG = Logger.getLogger(RunEventsResource.class);

    private final Runs runs;
    private final RunEvents events;
    private final RunSpecFields fields;
    private final Caller caller;

    RunEventsResource(Runs runs, RunEvents events, RunSpecFields fields, Caller caller) {
        this.runs = runs;
        this.events = events;
        this.fields = fields;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(operationId = "watchRun", summary = "Watch a run")
    public Uni<Void> events(@PathParam("id") long id,
            @Context SseEventSink sink, @Context Sse sse, @Context RoutingContext http) {
        io.vertx.core.Context loop = Vertx.currentContext();
        return runs.find(id).map(found -> found.orElseThrow(() -> ProblemException.notFound("run", id)))
                .invoke(run -> fields.requireConcern(run.order().scope(), caller))
                .invoke(() -> {
                    Cancellable watching = watch(id, sink, sse, work -> loop.runOnContext(nothing -> work.run()));
                    http.addEndHandler(ended -> watching.cancel());
                }).replaceWithVoid();
    }

    /** On the event loop of the call, so that no event overtakes the head of the answer. */
    private Cancellable watch(long id, SseEventSink sink, Sse sse, Executor loop) {
        return events.of(id).emitOn(loop)
                .onItem().transformToUniAndConcatenate(run -> Uni.createFrom()
                        .completionStage(() -> sink.send(event(sse, run))).replaceWithVoid())
                .onTermination().invoke(sink::close).subscribe()
                .with(sent -> {}, e -> LOG.debugf("Run %d is not watched any more: %s", id, e.getMessage()));
    }

    private static OutboundSseEvent event(Sse sse, Optional<RunResponse> run) {
        return run.map(view -> sse.newEventBuilder().data(RunResponse.class, view).build())
                .orElseGet(() -> sse.newEventBuilder().comment("").build());
    }
}
