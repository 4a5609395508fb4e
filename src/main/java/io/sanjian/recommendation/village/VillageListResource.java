package io.sanjian.recommendation.village;

import io.sanjian.access.Roles;
import io.sanjian.clock.BusinessZone;
import io.sanjian.web.media.AcceptHeader;
import io.sanjian.web.paging.PageRequest;
import io.sanjian.web.paging.PageRequest.Order;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The broker's list of a village. */
@Path("/api/v1/villages/{village}/recommendations")
@Tag(name = "Recommendations")
@RolesAllowed({Roles.BROKER, Roles.OFFICER})
@Blocking
public class VillageListResource {
    private static final int PAGE_MAX = 500;
    private static final List<String> FORMATS = List.of("html", "xlsx", "json");
    private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
    /** Nothing is loaded and no script runs, whatever a posting's text tries. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private final VillageLists lists;
    private final Clock clock;

    VillageListResource(VillageLists lists, Clock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON, VillageWorkbook.MEDIA_TYPE})
    @Operation(operationId = "listVillageRecommendations",
            summary = "List recommendations by village (JSON, XLSX or print)")
    @APIResponseSchema(VillageList.class)
    public Response list(@PathParam("village") String village,
            @QueryParam("format") String format,
            @QueryParam("runId") Long runId,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("cursor") String cursor,
            @Context HttpHeaders headers) {
        List<Violation> faults = new ArrayList<>();
        if (format != null && !FORMATS.contains(format)) {
            faults.add(Violation.unknownCode("format", format, FORMATS));
        }
        PageRequest page = PageRequest.read(Order.OLDEST_FIRST, limit, PAGE_MAX, cursor, faults);
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        Response.ResponseBuilder response = switch (format != null ? format : accepted(headers)) {
            case "json" -> Response.ok(lists.page(village, runId, page.from(), limit), MediaType.APPLICATION_JSON);
            case "xlsx" -> workbook(lists.whole(village, runId));
            default -> Response.ok(page(lists.whole(village, runId)), MediaType.TEXT_HTML + ";charset=UTF-8")
                    .header("Content-Security-Policy", POLICY);
        };
        return response.build();
    }

    private String page(VillageList list) {
        return VillagePage.page(list, PRINTED.format(clock.instant().atZone(BusinessZone.ID))).render();
    }

    private static Response.ResponseBuilder workbook(VillageList list) {
        StreamingOutput out = stream -> VillageWorkbook.write(list, stream);
        return Response.ok(out, VillageWorkbook.MEDIA_TYPE).header("Content-Disposition",
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
