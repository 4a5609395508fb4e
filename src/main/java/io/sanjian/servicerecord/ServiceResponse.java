package io.sanjian.servicerecord;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A service as it is kept. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Service")
public record ServiceResponse(long id, @Nullable String clientId, ServiceKind kind,
        @Schema(description = "Its Chinese name", examples = "职业指导") String label,
        @Schema(examples = "2026-01-28") LocalDate on,
        @Nullable String subject, ServiceOutcome outcome, @Nullable String givenBy,
        @Schema(description = "Of an offer: the post, which may have gone") @Nullable Long postingId,
        ServiceSource via, Instant recordedAt, String recordedBy,
        @Schema(description = "Present where it was taken back: it counts no more") @Nullable Voided voided) {

    /** That it was taken back. */
    @RegisterForReflection
    @Schema(name = "VoidedService")
    public record Voided(Instant at, String by, @Schema(examples = "记错人") String reason) {
    }

    static ServiceResponse of(ServiceRecord record) {
        ServiceRecord.What what = record.what();
        ServiceRecord.Voided voided = record.voided();
        return new ServiceResponse(record.id(), record.clientId(), what.kind(), what.kind().label(), what.on(),
                what.subject(), what.outcome(), what.givenBy(), what.postingId(), record.via(), record.recordedAt(),
                record.recordedBy(),
                voided == null ? null : new Voided(voided.at(), voided.by(), voided.reason()));
    }
}
