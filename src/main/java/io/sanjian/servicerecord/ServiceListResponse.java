package io.sanjian.servicerecord;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Services, newest first.
 *
 * @param nextCursor null on the last page
 */
@Schema(name = "ServiceListResponse")
public record ServiceListResponse(List<ServiceResponse> items, @Nullable String nextCursor) {
}
