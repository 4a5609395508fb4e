package io.sanjian.posting;

import io.sanjian.access.Roles;
import io.sanjian.imports.ImportReport;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.media.AcceptHeader;
import io.sanjian.web.problem.Wordings;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Postings in bulk. */
@Path("/api/v1/postings/import")
@Tag(name = "Postings", description = "Posts on offer")
@RolesAllowed({Roles.PORTAL, Roles.OFFICER, Roles.ADMIN})
public class PostingImportResource {
    private final PostingIntake intake;
    private final PostingAccess access;
    private final RowMappings mappings;
    private final Wordings wordings;

    PostingImportResource(PostingIntake intake, PostingAccess access, RowMappings mappings, Wordings wordings) {
        this.mappings = mappings;
        this.wordings = wordings;
        this.intake = intake;
        this.access = access;
    }

    @POST
    @Blocking
    @Consumes(MediaType.WILDCARD)
    @Produces({MediaType.APPLICATION_JSON, ImportReport.LINES})
    @Operation(operationId = "importPostings", summary = "Import postings")
    @RequestBodySchema(Posting.class)
    @APIResponseSchema(PostingImportResponse.class)
    public Response importAll(@QueryParam("source") String source,
            @QueryParam("mapping") String mapping,
            @QueryParam("report") String report,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT) String accept, InputStream body)
            throws IOException {
        BodyFields fields = BodyFields.ofParameters("source", source, "mapping", mapping, "report", report);
        String from = access.source(fields);
        Optional<RowMapping> map = mappings.read(fields);
        ImportReport outcomes = ImportReport.read(fields, wordings.current());
        fields.requireNoFault();
        try {
            intake.importAll(body, contentType, from, map, access.reach(), outcomes);
        } catch (IOException | RuntimeException e) {
            outcomes.close();
            throw e;
        }
        boolean lines = AcceptHeader.of(accept)
                .best(List.of(MediaType.APPLICATION_JSON, ImportReport.LINES)).equals(ImportReport.LINES);
        StreamingOutput answer = out -> outcomes.send(out, lines);
        return Response.ok(answer, lines ? ImportReport.LINES : MediaType.APPLICATION_JSON).build();
    }
}
