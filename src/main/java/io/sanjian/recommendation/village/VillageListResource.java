package io.sanjian.recommendation.village;

import io.sanjian.access.Roles;
import io.sanjian.clock.BusinessZone;
import io.sanjian.compute.ComputeExecutor;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.media.AcceptHeader;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
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
            summary = "List recommendations by village (JSON, XLSX or print)")
    @APIResponseSchema(VillageList.class)
    public Uni<Response> list(@PathParam("village") String village,
            @QueryParam("format") String format,
            @QueryParam("runId") String run,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
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
        return switch (AcceptHeader.of(headers.getHeaderString(HttpHeaders.ACCEPT)).best(
                List.of(MediaType.TEXT_HTML, MediaType.APPLICATION_JSON, VillageWorkbook.MEDIA_TYPE))) {
            case MediaType.APPLICATION_JSON -> "json";
            case VillageWorkbook.MEDIA_TYPE -> "xlsx";
            default -> "html";
        };
    }
}
