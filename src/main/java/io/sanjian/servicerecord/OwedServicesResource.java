package io.sanjian.servicerecord;

import io.sanjian.access.AreaCodes;
import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.reference.area.Areas;
import io.sanjian.web.fields.BodyFields;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** To whom the services of 1131 are owed. */
@Path("/api/v1/services/owed")
@Tag(name = "Services")
@RolesAllowed({Roles.BROKER, Roles.OFFICER})
@Produces(MediaType.APPLICATION_JSON)
public class OwedServicesResource {
    /** As many people as a broker sees on a day. */
    private static final int USUAL = 20;
    private static final int MOST = 100;

    private final ServiceNeeds needs;
    private final Caller caller;
    private final Areas areas;

    OwedServicesResource(ServiceNeeds needs, Caller caller, Areas areas) {
        this.needs = needs;
        this.caller = caller;
        this.areas = areas;
    }

    @GET
    @Operation(operationId = "listOwedServices", summary = "List those to whom services are owed")
    public Uni<OwedServicesResponse> owed(@QueryParam("area") String area,
            @QueryParam("limit") String limit) {
        BodyFields fields = BodyFields.ofParameters("area", area, "limit", limit);
        String within = AreaCodes.one(fields, "area", areas);
        Integer most = fields.integer("limit", 1, MOST);
        fields.requireNoFault();
        if (within != null) {
            caller.requireArea(within);
        }
        return needs.owed(within == null ? AreaScope.EVERYTHING : AreaScope.of(List.of(within), areas),
                most == null ? USUAL : most);
    }
}
