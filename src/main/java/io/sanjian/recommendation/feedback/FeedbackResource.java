package io.sanjian.recommendation.feedback;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.audit.Audit;
import io.sanjian.posting.Postings;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.sanjian.web.paging.PageRequest.Page;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import io.sanjian.worker.WorkerGuard;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a worker says to posts. */
@Path("/api/v1/workers/{id}/feedback")
@Tag(name = "Recommendations")
@RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER, Roles.ADMIN})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class FeedbackResource {
    private static final int PAGE_MAX = 500;

    private final FeedbackStore store;
    private final WorkerGuard guard;
    private final Postings postings;
    private final Caller caller;
    private final Audit audit;
    private final Clock clock;

    FeedbackResource(FeedbackStore store, WorkerGuard guard, Postings postings, Caller caller, Audit audit,
            Clock clock) {
        this.store = store;
        this.guard = guard;
        this.postings = postings;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "giveFeedback", summary = "Give feedback on a posting")
    @RequestBodySchema(FeedbackRequest.class)
    public FeedbackResponse give(@PathParam("id") long id,
            ObjectNode body) {
        FeedbackRequest request = FeedbackRequest.read(body);
        guard.require(id);
        if (postings.load(List.of(request.postingId())).isEmpty()) {
            throw ProblemException.notFound("posting", request.postingId());
        }
        audit.record(Audit.Action.UPDATE, id, "feedback");
        return FeedbackResponse.of(store.give(id, request.postingId(), request.kind(),
                request.note(), caller.name(), clock.instant()));
    }

    @GET
    @Operation(operationId = "listFeedback", summary = "List feedback")
    public FeedbackResponse.Page list(@PathParam("id") long id,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") String cursor) {
        PageRequest wanted = PageRequest.of(Order.NEWEST_FIRST, limit, PAGE_MAX, cursor);
        guard.require(id);
        Page<Feedback> page = wanted.page(store.ofWorker(id, wanted.from(), wanted.rows()), Feedback::id);
        audit.record(Audit.Action.READ, id, "feedback");
        return new FeedbackResponse.Page(page.items().stream().map(FeedbackResponse::of).toList(), page.next());
    }

    @DELETE
    @Path("{postingId}/{kind}")
    @Operation(operationId = "takeFeedbackBack", summary = "Withdraw feedback")
    public void takeBack(@PathParam("id") long id,
            @PathParam("postingId") long postingId,
            @PathParam("kind") String kind) {
        FeedbackKind known = Arrays.stream(FeedbackKind.values()).filter(k -> k.name().equals(kind)).findFirst()
                .orElseThrow(() -> ProblemException.invalid(List.of(Violation.unknownCode("kind", kind,
                        Arrays.stream(FeedbackKind.values()).map(Enum::name).toList()))));
        guard.require(id);
        if (!store.takeBack(id, postingId, known)) {
            throw ProblemException.notFound("feedback", postingId + "/" + kind);
        }
        audit.record(Audit.Action.UPDATE, id, "feedback");
    }
}
