package io.sanjian.ledger;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which villages have to look at their week again, and why. */
@Schema(name = "LedgerReturnRequest")
record LedgerReturnRequest(
        @Schema(required = true, description = "District, town or village", examples = "500235107217") String area,
        @Schema(required = true, examples = "第3列与村社不符") String reason) {
}
