package io.sanjian.recommendation.match;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.Roles;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The best posts for an anonymous profile, and why. */
@Path("/api/v1/matches")
@Tag(name = "Matches", description = "Three recommendations for one profile; nothing is stored")
@RolesAllowed({Roles.WORKER, Roles.BROKER, Roles.OFFICER, Roles.PORTAL, Roles.SCHEDULER, Roles.ADMIN})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MatchResource {
    private final MatchRequestReader reader;
    private final Matching matching;

    MatchResource(MatchRequestReader reader, Matching matching) {
        this.reader = reader;
        this.matching = matching;
    }

    @POST
    @Operation(operationId = "match", summary = "Recommend postings for a profile")
    @RequestBodySchema(MatchBody.class)
    public Uni<MatchResponse> match(ObjectNode body) {
        return matching.match(reader.read(present(body)));
    }

    @POST
    @Path("/explain")
    @Operation(operationId = "explainMatch", summary = "Explain a match")
    @RequestBodySchema(ExplainBody.class)
    public Uni<ExplainResponse> explain(ObjectNode body) {
        return matching.explain(reader.readExplain(present(body)));
    }

    private static ObjectNode present(ObjectNode body) {
        if (body == null) {
            throw ProblemException.invalid(List.of(Violation.required("body")));
        }
        return body;
    }
}
