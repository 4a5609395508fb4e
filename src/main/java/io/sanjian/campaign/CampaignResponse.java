package io.sanjian.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A campaign. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Campaign")
public record CampaignResponse(long id, String name,
        @Schema(description = "District that keeps it; absent for the whole city") @Nullable String areaCode,
        LocalDate startsOn, LocalDate endsOn, Instant createdAt) {

    static CampaignResponse of(Campaign campaign) {
        return new CampaignResponse(campaign.id, campaign.name, campaign.areaCode, campaign.startsOn, campaign.endsOn,
                campaign.createdAt);
    }
}
