package io.sanjian.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Entries of the audit, newest first. */
@Schema(name = "AuditListResponse")
public record AuditResponse(List<Item> items, String nextCursor) {

    /** Who did what to whose data, and why. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AuditEntry")
    public record Item(long id, Instant at, @Schema(description = "Name and id of the token") String actor,
            @Schema(examples = "REVEAL") String action, Long workerId,
            @Schema(description = "Kind of data") String detail,
            @Schema(description = "Shown in the clear", examples = "[\"phone\"]") List<String> fields,
            @Schema(examples = "INTERVIEW") String reason,
            @Schema(description = "What was said besides; gone where the person was erased") String note) {

        static Item of(Entry entry, String note) {
            return new Item(entry.id(), entry.at(), entry.actor(), entry.action(), entry.workerId(), entry.detail(),
                    entry.fields(), entry.reason(), note);
        }
    }
}
