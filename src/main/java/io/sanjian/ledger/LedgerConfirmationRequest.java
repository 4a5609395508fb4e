package io.sanjian.ledger;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which villages are confirmed. */
@Schema(name = "LedgerConfirmationRequest")
record LedgerConfirmationRequest(
        @Schema(required = true, description = "District, town or village", examples = "500235107") String area,
        @Schema(description = "Fingerprint of the week of this area as it was read") @Nullable String seen) {
}
