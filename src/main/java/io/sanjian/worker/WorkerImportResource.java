package io.sanjian.worker;

import io.sanjian.access.Roles;
import io.sanjian.imports.ImportReport;
import io.sanjian.web.fields.BodyFields;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
    @Operation(operationId = "importWorkers", summary = "Import workers in bulk, of any size",
            description = "Rows are told from each other by externalId; the same file twice changes nothing; a faulty "
                    + "row is rejected and reported, the others are taken. Headings may be those of the ledger. The "
                    + "report never repeats a name or number. Homes outside the token's areas are rejected.")
    @RequestBody(required = true, description = "The Content-Type decides how rows are read", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING),
                    examples = @ExampleObject(name = "two rows", value = """
                            {"externalId": "YY-1", "age": 47, "home": {"areaCode": "500235"}, "trades": ["打螺丝"]}
                            {"externalId": "YY-2", "idNumber": "500101197001010019", "home": {"areaCode": "云阳县"}}
                            """)),
            @Content(mediaType = "application/json",
                    schema = @Schema(type = SchemaType.ARRAY, implementation = WorkerDocument.class),
                    examples = @ExampleObject(name = "one row", value = """
                            [{"externalId": "YY-1", "age": 47, "home": {"areaCode": "500235"}, "trades": ["打螺丝"]}]
                            """)),
            @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING),
                    examples = @ExampleObject(name = "headings of the ledger", value = """
                            编号,姓名,身份证号码,联系电话,区县,乡镇,返乡时间,返乡原因
                            YY-2,张三,500101197001010019,13812345678,云阳县,故陵镇,2026-01-18,返乡暂无合适工作
                            """)),
            @Content(mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    schema = @Schema(type = SchemaType.STRING, format = "binary"),
                    examples = @ExampleObject(name = "a workbook", summary = "Every visible sheet; headings as in CSV",
                            value = "(binary)"))})
    @APIResponse(responseCode = "200", description = "Read to the end; see the rows",
            content = {@Content(mediaType = "application/json",
                    schema = @Schema(implementation = WorkerImportResponse.class),
                    examples = @ExampleObject(name = "one of two rejected", value = """
                            {"total": 2, "accepted": 1, "updated": 0, "unchanged": 0, "rejected": 1, "rows": [
                             {"row": 1, "externalId": "YY-1", "outcome": "ACCEPTED"},
                             {"row": 2, "externalId": "YY-2", "outcome": "REJECTED", "violations": [
                              {"field": "idNumber", "code": "MALFORMED",
                               "message": "idNumber has a wrong check character (GB 11643)"}]}]}""")),
                    @Content(mediaType = ImportReport.LINES, schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "one row, then the counts", value = """
                                    {"row": 1, "externalId": "YY-1", "outcome": "ACCEPTED"}
                                    {"total": 1, "accepted": 1, "updated": 0, "unchanged": 0, "rejected": 0}
                                    """))})
    @APIResponse(responseCode = "400", description = "A parameter is wrong, or the body cannot be read as a whole")
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "The role is not allowed")
    @APIResponse(responseCode = "413", description = "A workbook unfolds to more than can be read")
    @APIResponse(responseCode = "415", description = "Rows are not read from this Content-Type or charset")
    public Response read(
            @Parameter(description = "Who made the list; with externalId the identity of a worker", required = true,
                    example = "yunyang-ledger")
            @QueryParam("source") String source,
            @Parameter(description = "all: every row is listed; faults: only those with violations or warnings",
                    schema = @Schema(enumeration = {"all", "faults"}))
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
        boolean lines = accept != null && accept.contains(ImportReport.LINES);
        StreamingOutput answer = out -> outcomes.send(out, lines);
        return Response.ok(answer, lines ? ImportReport.LINES : MediaType.APPLICATION_JSON).build();
    }
}
