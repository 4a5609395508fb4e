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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
    @Operation(operationId = "match", summary = "The best posts for a profile",
            description = "Rules first, then score, then variety: at most one per employer, no near-duplicates, a second "
                    + "kind where it is as good, public-welfare posts last; never padded. Whoever was misunderstood "
                    + "sends the answer's understood again, corrected, or trade codes in trades.")
    @APIResponse(responseCode = "200", description = "The picks, best first",
            content = @Content(schema = @Schema(implementation = MatchResponse.class),
                    examples = @ExampleObject(name = "welder", value = """
                            {"understood": {"trades": [{"code": "welder", "name": "焊工", "heard": "烧电焊"}]},
                             "state": "SHORT", "rejected": {"CERTIFICATE_MISSING": 4},
                             "training": [{"certificate": "welding", "name": "焊接与热切割作业证", "trade": "welder",
                               "tradeName": "焊工", "training": "特种作业培训，约15天", "opens": 4,
                               "text": "还差焊接与热切割作业证，可以去学：特种作业培训，约15天；拿到证，附近有4个焊工类岗位可以选"}],
                             "picks": [{"rank": 1, "score": 83, "distanceKm": 3.2,
                               "posting": {"id": 12345, "externalId": "A-1", "title": "电焊工", "family": "GENERAL",
                                 "areaCode": "500112", "areaName": "渝北区", "address": "回兴街道宝环路1号",
                                 "contact": "023-67000000", "source": "portal"},
                               "parts": {"trade": 50, "distance": 20, "pay": 8, "preference": 0, "age": 2, "freshness": 3},
                               "reasons": [{"code": "TRADE", "params": {"trade": "焊工"}, "text": "您说到“烧电焊”，这里招焊工，该有的证您有"}]}]}
                            """)))
    @APIResponse(responseCode = "400", description = "The request has faults; all are listed")
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "503", description = "The index is not ready yet")
    public Uni<MatchResponse> match(@RequestBody(required = true, content = @Content(
            schema = @Schema(implementation = MatchBody.class),
            examples = @ExampleObject(name = "assembly", value = """
                    {"age": 34, "sex": "F", "home": {"areaCode": "500154", "townCode": "500154103"}, "maxDistanceKm": 60,
                     "trades": ["打螺丝五年"], "expectedPay": {"min": 4000, "unit": "MONTH"}}
                    """))) ObjectNode body) {
        return matching.match(reader.read(present(body)));
    }

    @POST
    @Path("/explain")
    @Operation(operationId = "explainMatch", summary = "Why a post is, or is not, recommended to a profile",
            description = "Every rule, kept or broken, and every part of the score with the greatest possible.")
    @APIResponse(responseCode = "200", description = "The judgement",
            content = @Content(schema = @Schema(implementation = ExplainResponse.class),
                    examples = @ExampleObject(name = "too far", value = """
                            {"understood": {"trades": [{"code": "general-worker", "name": "普工", "heard": "打螺丝",
                             "years": 5}], "barred": [], "anything": false, "certificates": [], "wishes": [],
                             "families": [], "unread": []},
                             "posting": {"id": 12345, "title": "总装普工", "family": "CLUSTER", "areaCode": "500112"},
                             "explanation": {"related": true, "lawful": false,
                             "rules": [{"rule": "TOO_FAR", "broken": true, "text": "离家214.3公里，超过您要的30公里"}],
                             "parts": [{"name": "trade", "points": 40, "max": 50, "text": "您说“打螺丝”做了5年左右，这里招普工"}],
                             "total": 61, "distanceKm": 214.3, "notes": []}}
                            """)))
    @APIResponse(responseCode = "400", description = "The request has faults; all are listed")
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "404", description = "The index has no such posting")
    @APIResponse(responseCode = "503", description = "The index is not ready yet")
    public Uni<ExplainResponse> explain(@RequestBody(required = true, content = @Content(
            schema = @Schema(implementation = ExplainBody.class),
            examples = @ExampleObject(name = "assembly", value = """
                    {"age": 34, "home": {"areaCode": "500154"}, "trades": ["打螺丝五年"], "postingId": "12345"}
                    """))) ObjectNode body) {
        return matching.explain(reader.readExplain(present(body)));
    }

    private static ObjectNode present(ObjectNode body) {
        if (body == null) {
            throw ProblemException.invalid(List.of(Violation.required("body")));
        }
        return body;
    }
}
