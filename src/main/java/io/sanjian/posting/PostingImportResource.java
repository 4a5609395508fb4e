package io.sanjian.posting;

import io.sanjian.access.Roles;
import io.sanjian.imports.ImportReport;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Problem;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
    @Operation(operationId = "importPostings", summary = "Import postings in bulk, of any size",
            description = "Rows are told from each other by externalId; the same file twice changes nothing; a faulty row "
                    + "is rejected and reported, the others are taken. Fields and formats: docs/import.md.")
    @RequestBody(required = true, description = "The Content-Type decides how rows are read", content = {
            @Content(mediaType = "application/x-ndjson", schema = @Schema(type = SchemaType.STRING),
                    examples = @ExampleObject(name = "two rows", value = """
                            {"externalId": "A-1", "title": "电焊工", "areaCode": "500116", "trades": ["焊工"]}
                            {"externalId": "A-2", "title": "普工", "areaCode": "渝北区", "openings": 20}
                            """)),
            @Content(mediaType = "application/json",
                    schema = @Schema(type = SchemaType.ARRAY, implementation = Posting.class),
                    examples = @ExampleObject(name = "one row", value = """
                            [{"externalId": "A-1", "title": "电焊工", "areaCode": "500116", "trades": ["焊工"]}]
                            """)),
            @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING),
                    examples = @ExampleObject(name = "Chinese headings", value = """
                            岗位编号,岗位名称,用人单位,区县,月薪
                            A-1,电焊工,江津某某机械厂,江津区,6000-8000
                            """)),
            @Content(mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    schema = @Schema(type = SchemaType.STRING, format = "binary"))})
    @APIResponse(responseCode = "200", description = "Read to the end; see the rows",
            content = {@Content(mediaType = "application/json",
                    schema = @Schema(implementation = PostingImportResponse.class),
                    examples = @ExampleObject(name = "one of two rejected", value = """
                            {"total": 2, "accepted": 1, "updated": 0, "unchanged": 0, "rejected": 1, "rows": [
                             {"row": 1, "externalId": "A-1", "outcome": "ACCEPTED"},
                             {"row": 2, "externalId": "A-2", "outcome": "REJECTED", "violations": [
                              {"field": "title", "code": "REQUIRED", "message": "title is required"}]}]}""")),
                    @Content(mediaType = ImportReport.LINES, schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "one row, then the counts", value = """
                                    {"row": 1, "externalId": "A-1", "outcome": "ACCEPTED"}
                                    {"total": 1, "accepted": 1, "updated": 0, "unchanged": 0, "rejected": 0}
                                    """))})
    @APIResponse(responseCode = "400", description = "A parameter is wrong, or the body cannot be read as a whole",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "401", description = "No valid token",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "403", description = "The token's role or source does not allow this",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "413", description = "A workbook unfolds to more than can be read",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "415", description = "Rows are not read from this Content-Type or charset",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response importAll(
            @Parameter(description = "Who publishes; a portal's token has its own") @QueryParam("source") String source,
            @Parameter(description = "Name of a mapping, for rows of another format", schema = @Schema(
                    enumeration = "job-site"))
            @QueryParam("mapping") String mapping,
            @Parameter(description = "all: every row is listed; faults: only those with violations or warnings",
                    schema = @Schema(enumeration = {"all", "faults"}))
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
        boolean lines = accept != null && accept.contains(ImportReport.LINES);
        StreamingOutput answer = out -> outcomes.send(out, lines);
        return Response.ok(answer, lines ? ImportReport.LINES : MediaType.APPLICATION_JSON).build();
    }
}
