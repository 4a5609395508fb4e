package io.sanjian.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The figures of a campaign, street by street. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CampaignFigures")
public record CampaignFiguresResponse(CampaignResponse campaign, List<Street> streets,
        @Schema(description = "Sum of what the streets typed, by number of the column") Map<String, Integer> total,
        @Schema(description = "Streets and towns that have typed nothing") int missing) {

    /** A street or town. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CampaignStreet")
    public record Street(@Schema(examples = "500112009") String streetCode,
            @Schema(examples = "龙溪街道") String name,
            @Schema(description = "As typed, by number of the column; absent where nothing was typed")
            @Nullable Map<String, Integer> figures,
            @Schema(description = "What the ledger's lines say, for the columns that they can tell of") Map<String, Integer> proposed,
            @Schema(description = "People at work whose place of work cannot be read: in none of the proposals") int unreadPlaces,
            @Nullable Instant typedAt, @Nullable String typedBy,
            @Schema(description = "For If-Match; absent where nothing was typed") @Nullable Integer version) {
    }

    static Map<String, Integer> byNumber(Map<CampaignFigure, Integer> figures) {
        Map<String, Integer> byNumber = new LinkedHashMap<>();
        figures.forEach((figure, value) -> byNumber.put(Integer.toString(figure.number()), value));
        return byNumber;
    }
}
