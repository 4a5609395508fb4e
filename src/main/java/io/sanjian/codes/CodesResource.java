package io.sanjian.codes;

import io.quarkus.security.Authenticated;
import io.sanjian.clock.BusinessZone;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.cluster.Clusters;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.WorkerGroup;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trades;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Message;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.sanjian.web.problem.Violation;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The code lists. Each answer carries an ETag that is the same on every replica; a request that sends it back in
 * {@code If-None-Match} gets 304 as long as the list is the same.
 */
@Path("/api/v1/codes")
@Tag(name = "Codes", description = "Areas, trades, clusters and the other code lists")
@Authenticated
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class CodesResource {
    private static final List<String> LISTS =
            List.of("areas", "trades", "clusters", "families", "groups", "certificates");
    private static final int MAX_AGE_SECONDS = 300;

    private final Areas areas;
    private final Trades trades;
    private final Clusters clusters;
    private final Certificates certificates;
    private final Clock clock;

    CodesResource(Areas areas, Trades trades, Clusters clusters, Certificates certificates, Clock clock) {
        this.areas = areas;
        this.trades = trades;
        this.clusters = clusters;
        this.certificates = certificates;
        this.clock = clock;
    }

    @GET
    @Path("areas")
    @Operation(operationId = "listAreas", summary = "List areas")
    public RestResponse<AreaListResponse> areas(@QueryParam("level") String level,
            @QueryParam("parent") String parent,
            @QueryParam("at") String at, @Context Request request) {
        BodyFields fields = BodyFields.ofParameters("level", level, "parent", parent, "at", at);
        AreaFilter filter = AreaFilter.read(fields, areas, day(fields));
        fields.requireNoFault();
        return answer(filter.items(), AreaListResponse::of, request);
    }

    @GET
    @Path("trades")
    @Operation(operationId = "listTrades", summary = "List trades")
    public RestResponse<TradeListResponse> trades(@QueryParam("field") String field,
            @Context Request request) {
        BodyFields fields = BodyFields.ofParameters("field", field);
        Trade.Field only = fields.constant("field", Trade.Field.class);
        fields.requireNoFault();
        return answer(
                trades.all().stream().filter(trade -> only == null || only == trade.field()).map(TradeResponse::of)
                        .toList(),
                TradeListResponse::of, request);
    }

    @GET
    @Path("clusters")
    @Operation(operationId = "listClusters", summary = "List manufacturing clusters")
    public RestResponse<ClusterListResponse> clusters(@QueryParam("at") String at, @Context Request request) {
        BodyFields fields = BodyFields.ofParameters("at", at);
        LocalDate day = day(fields);
        fields.requireNoFault();
        return answer(clusters.all().stream().filter(cluster -> cluster.inForce(day)).map(ClusterResponse::of)
                .toList(), ClusterListResponse::of, request);
    }

    @GET
    @Path("families")
    @Operation(operationId = "listFamilies", summary = "List families of postings")
    public RestResponse<NamedCodeListResponse> families(@Context Request request) {
        return answer(Stream.of(Family.values()).map(family -> new NamedCodeResponse(family.name(), family.label()))
                .toList(), NamedCodeListResponse::of, request);
    }

    @GET
    @Path("groups")
    @Operation(operationId = "listGroups", summary = "List groups of people")
    public RestResponse<NamedCodeListResponse> groups(@Context Request request) {
        return answer(Stream.of(WorkerGroup.values()).map(group -> new NamedCodeResponse(group.name(), group.label()))
                .toList(), NamedCodeListResponse::of, request);
    }

    @GET
    @Path("certificates")
    @Operation(operationId = "listCertificates", summary = "List certificates")
    public RestResponse<CertificateListResponse> certificates(@Context Request request) {
        return answer(certificates.all().stream().map(CertificateResponse::of).toList(), CertificateListResponse::of,
                request);
    }

    @GET
    @Path("{list}")
    @Operation(hidden = true)
    public RestResponse<Void> unknown(@PathParam("list") String list) {
        throw new ProblemException(ProblemType.NOT_FOUND, Message.of("There is no code list {0}", list),
                List.of(Violation.unknownCode("list", list, LISTS)));
    }

    /** The day that is asked for, or today. */
    private LocalDate day(BodyFields fields) {
        LocalDate day = fields.date("at");
        return day == null ? LocalDate.ofInstant(clock.instant(), BusinessZone.ID) : day;
    }

    private static <I, L> RestResponse<L> answer(List<I> items, Function<List<I>, L> list, Request request) {
        EntityTag tag = new EntityTag(checksum(items), true);
        CacheControl cache = new CacheControl();
        cache.setPrivate(true);
        cache.setNoTransform(false);
        cache.setMaxAge(MAX_AGE_SECONDS);
        boolean known = request.evaluatePreconditions(tag) != null;
        return (known ? RestResponse.ResponseBuilder.<L>create(RestResponse.Status.NOT_MODIFIED)
                : RestResponse.ResponseBuilder.ok(list.apply(items))).tag(tag).cacheControl(cache).build();
    }

    /** Of what the records print: the same on every replica, in JVM and native. */
    private static String checksum(List<?> items) {
        CRC32 crc = new CRC32();
        crc.update(items.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(crc.getValue(), 8);
    }
}
