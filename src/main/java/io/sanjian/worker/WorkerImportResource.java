package io.sanjian.worker;

import io.sanjian.access.Roles;
import io.sanjian.imports.ImportReport;
import io.sanjian.web.media.AcceptHeader;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
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

    WorkerImportResource(WorkerImport workers) {
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
            @QueryParam("report") @DefaultValue("all") String report,
            @Context HttpHeaders headers, InputStream body)
            throws IOException {
        List<Violation> faults = new ArrayList<>();
        requireSource(source, faults);
        ImportReport outcomes = ImportReport.of(report, faults);
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        try {
            workers.read(body, headers.getHeaderString(HttpHeaders.CONTENT_TYPE), source.strip(), outcomes);
        } catch (IOException | RuntimeException e) {
            outcomes.close();
            throw e;
        }
        boolean lines = AcceptHeader.of(headers.getHeaderString(HttpHeaders.ACCEPT))
                .best(List.of(MediaType.APPLICATION_JSON, ImportReport.LINES)).equals(ImportReport.LINES);
        StreamingOutput answer = out -> outcomes.send(out, lines);
        return Response.ok(answer, lines ? ImportReport.LINES : MediaType.APPLICATION_JSON).build();
    }

    private static void requireSource(String source, List<Violation> faults) {
        if (source == null || source.isBlank()) {
            faults.add(Violation.required("source"));
        } else if (source.length() > SOURCE_LENGTH) {
            faults.add(Violation.outOfRange("source", "source has more than " + SOURCE_LENGTH + " characters"));
        }
    }
}
