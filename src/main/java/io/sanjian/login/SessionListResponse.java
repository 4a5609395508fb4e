package io.sanjian.login;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All sessions of the caller; there are only a few, so never a further page. */
public record SessionListResponse(List<SessionResponse> items, @Nullable String nextCursor) {
}
