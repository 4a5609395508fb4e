package io.sanjian.audit;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Entries of the audit, newest first. */
@Schema(name = "AuditListResponse")
public record AuditResponse(List<Item> items, @Nullable String nextCursor) {

    /** Who did what to whose data, and why. */
    @Schema(name = "AuditEntry")
    public record Item(long id, Instant at, @Schema(description = "Name and id of the token") String actor,
            @Schema(examples = "REVEAL") String action, @Nullable Long workerId,
            @Schema(description = "Kind of data") @Nullable String detail,
            @Schema(description = "Shown in the clear", examples = "[\"phone\"]") @Nullable List<String> fields,
            @Schema(examples = "INTERVIEW") @Nullable String reason,
            @Schema(description = "What was said besides; gone where the person was erased") @Nullable String note) {

        static Item of(Entry entry, String note) {
            return new Item(entry.id(), entry.at(), entry.actor(), entry.action(), entry.workerId(), entry.detail(),
                    entry.fields(), entry.reason(), note);
        }
    }
}
