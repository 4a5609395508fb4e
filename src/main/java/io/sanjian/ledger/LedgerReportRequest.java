package io.sanjian.ledger;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That nothing changed in a village this week (本周无变化). */
@Schema(name = "LedgerReportRequest")
record LedgerReportRequest(@Schema(required = true, examples = "500235107217") String village,
        @Schema(required = true, description = "true") boolean unchanged) {
}
