package io.sanjian.ledger;

import io.sanjian.access.Roles;
import io.sanjian.clock.BusinessZone;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Violation;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Ledger files, as village and town keep them. */
@Path("/api/v1/ledger/imports")
@Tag(name = "Ledger")
@RolesAllowed({Roles.BROKER, Roles.OFFICER})
@Produces(MediaType.APPLICATION_JSON)
public class LedgerImportResource {
    private static final String WEEKLY = "WEEKLY";
    private static final String CHECK = "check";
    private static final List<String> KINDS = List.of("LEDGER", WEEKLY);
    private static final List<String> MODES = List.of("store", CHECK);
    private static final String AS_OF = "asOf";

    private final LedgerIntake intake;
    private final Clock clock;

    LedgerImportResource(LedgerIntake intake, Clock clock) {
        this.intake = intake;
        this.clock = clock;
    }

    @POST
    @Blocking
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "importLedger", summary = "Import a ledger file")
    public Uni<LedgerImportResponse> take(@QueryParam("kind") String kind,
            @QueryParam("mode") String mode,
            @QueryParam(AS_OF) String asOf,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType, InputStream body)
            throws IOException {
        BodyFields fields = BodyFields.ofParameters("kind", kind, "mode", mode, AS_OF, asOf);
        boolean weekly = WEEKLY.equals(fields.choice("kind", KINDS));
        boolean check = CHECK.equals(fields.choice("mode", MODES));
        LocalDate day = fields.date(AS_OF);
        if (day != null && day.isAfter(LocalDate.ofInstant(clock.instant(), BusinessZone.ID))) {
            fields.reject(Violation.outOfRange(AS_OF, "{field} is in the future"));
        }
        fields.requireNoFault();
        return intake.take(body, contentType, new LedgerIntake.Order(weekly, check, day));
    }
}
