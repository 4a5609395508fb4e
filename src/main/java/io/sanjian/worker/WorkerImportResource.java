package io.sanjian.worker;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Workers in bulk. */
@Path("/api/v1/workers/import")
@Tag(name = "Workers")
@RolesAllowed({Roles.BROKER, Roles.OFFICER})
public class WorkerImportResource {
    private static final int SOURCE_LENGTH = 200;
    private final WorkerImport workers;
    private final Wordings wordings;

    WorkerImportResource(WorkerImport workers, Wordings wordings) {
        this.wordings = wordings;
        this.workers = workers;
    }

    @POST
    @Blocking
    @Consumes(MediaType.WILDCARD)
    @Produces({MediaType.APPLICATION_JSON, ImportReport.LINES})
    @Operation(operationId = "importWorkers", summary = "Import workers")
    @RequestBodySchema(WorkerDocument.class)
    @APIResponseSchema(WorkerImportResponse.class)
    public Response read(@QueryParam("source") String source,
            @QueryParam("report") String report,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT) String accept, InputStream body)
            throws IOException {
        BodyFields fields = BodyFields.ofParameters("source", source, "report", report);
        String from = fields.requiredText("source", SOURCE_LENGTH);
        ImportReport outcomes = ImportReport.read(fields, wordings.current());
        fields.requireNoFault();
        try {
            workers.read(body, contentType, from, outcomes);
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
