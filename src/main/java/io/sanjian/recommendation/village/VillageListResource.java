package io.sanjian.recommendation.village;

import io.sanjian.access.Roles;
import io.sanjian.clock.BusinessZone;
import io.sanjian.compute.ComputeExecutor;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The broker's list of a village. */
@Path("/api/v1/villages/{village}/recommendations")
@Tag(name = "Recommendations")
@RolesAllowed({Roles.BROKER, Roles.OFFICER})
public class VillageListResource {
    private static final int PAGE_USUAL = 100;
    private static final int PAGE_MAX = 500;
    private static final List<String> FORMATS = List.of("html", "xlsx", "json");
    private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
    /** Nothing is loaded and no script runs, whatever a posting's text tries. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private final VillageLists lists;
    private final ComputeExecutor executor;
    private final Clock clock;

    VillageListResource(VillageLists lists, ComputeExecutor executor, Clock clock) {
        this.lists = lists;
        this.executor = executor;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON, VillageWorkbook.MEDIA_TYPE})
    @Operation(operationId = "listVillageRecommendations",
            summary = "Who of a village was recommended what, to print, as a workbook or as JSON",
            description = "Of the latest run that gave the village lists. A BROKER gets names and phones of the own "
                    + "villages in the clear, which is recorded for each worker; an OFFICER gets them masked. Who took "
                    + "consent back is left out. Pages and workbooks hold everybody; JSON is paged.")
    @APIResponse(responseCode = "200", description = "The list", content = {
            @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING),
                    examples = @ExampleObject(name = "a page", value = "<!DOCTYPE html>...")),
            @Content(mediaType = VillageWorkbook.MEDIA_TYPE,
                    schema = @Schema(type = SchemaType.STRING, format = "binary")),
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = VillageList.class),
                    examples = @ExampleObject(name = "one worker, for an officer",
                            value = """
                            {"villageCode": "500235107217", "village": "红旗村", "district": "云阳县", "town": "故陵镇",
                             "runId": 42, "finishedAt": "2026-01-20T00:05:00Z", "clear": false, "items": [
                              {"workerId": 17, "externalId": "YY-0001", "name": "张*", "phone": "138****5678", "sex": "男",
                               "age": 56, "picks": [{"rank": 1, "title": "电焊工", "employer": "长安汽车", "area": "渝北区", "address": "回兴街道宝环路1号",
                                "pay": "6000–8000元/月", "distanceKm": 3.2, "why": "您说到“烧电焊”，这里招焊工，该有的证您有；离家3.2公里", "contact": "023-67000000"}]}]}"""))})
    @APIResponse(responseCode = "400", description = "No such village, or a parameter is malformed")
    @APIResponse(responseCode = "401", description = "No valid token")
    @APIResponse(responseCode = "403", description = "The token's areas do not cover the village")
    @APIResponse(responseCode = "404", description = "There is no such run")
    public Uni<Response> list(
            @Parameter(description = "Code of the village, 12 digits", example = "500235107217")
            @PathParam("village") String village,
            @Parameter(description = "html, xlsx or json; without it the Accept header decides",
                    schema = @Schema(enumeration = {"html", "xlsx", "json"}))
            @QueryParam("format") String format,
            @Parameter(description = "Lists of this run instead of the latest",
                    schema = @Schema(type = SchemaType.INTEGER, format = "int64"))
            @QueryParam("runId") String run,
            @Parameter(description = "JSON: rows of a page", schema = @Schema(type = SchemaType.INTEGER, minimum = "1",
                    maximum = "500", defaultValue = "100"))
            @QueryParam("limit") String limit,
            @Parameter(description = "JSON: nextCursor of the page before") @QueryParam("cursor") String cursor,
            @Context HttpHeaders headers) {
        BodyFields fields =
                BodyFields.ofParameters("format", format, "runId", run, "limit", limit, "cursor", cursor);
        String form = fields.choice("format", FORMATS);
        Long runId = fields.id("runId");
        PageRequest page = PageRequest.read(fields, Order.OLDEST_FIRST, PAGE_USUAL, PAGE_MAX);
        fields.requireNoFault();
        Uni<Response.ResponseBuilder> response = switch (form != null ? form : accepted(headers)) {
            case "json" -> lists.page(village, runId, page.from(), page.limit())
                    .map(list -> Response.ok(list, MediaType.APPLICATION_JSON));
            case "xlsx" -> lists.whole(village, runId)
                    .flatMap(list -> executor.call(() -> VillageWorkbook.bytes(list))
                            .map(workbook -> workbook(list, workbook)));
            default -> lists.whole(village, runId).flatMap(list -> executor.call(() -> page(list)))
                    .map(html -> Response.ok(html, MediaType.TEXT_HTML + ";charset=UTF-8")
                            .header("Content-Security-Policy", POLICY));
        };
        return response.map(Response.ResponseBuilder::build);
    }

    private String page(VillageList list) {
        return VillagePage.page(list, PRINTED.format(clock.instant().atZone(BusinessZone.ID))).render();
    }

    private static Response.ResponseBuilder workbook(VillageList list, byte[] workbook) {
        return Response.ok(workbook, VillageWorkbook.MEDIA_TYPE).header("Content-Disposition",
                "attachment; filename=\"village-" + list.villageCode() + ".xlsx\"");
    }

    private static String accepted(HttpHeaders headers) {
        for (MediaType type : acceptable(headers)) {
            if (type.isCompatible(MediaType.TEXT_HTML_TYPE)) {
                return "html";
            }
            if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return "json";
            }
            if (type.isCompatible(MediaType.valueOf(VillageWorkbook.MEDIA_TYPE))) {
                return "xlsx";
            }
        }
        return "html";
    }

    /** What cannot be read as media types excludes none. */
    private static List<MediaType> acceptable(HttpHeaders headers) {
        try {
            return headers.getAcceptableMediaTypes();
        } catch (IllegalArgumentException | WebApplicationException _) {
            return List.of(MediaType.WILDCARD_TYPE);
        }
    }
}
