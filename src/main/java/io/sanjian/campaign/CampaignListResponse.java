package io.sanjian.campaign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of campaigns, newest first.
 *
 * @param nextCursor null on the last page
 */
public record CampaignListResponse(List<CampaignResponse> items, @Nullable String nextCursor) {
}
