package io.sanjian.login;

import java.util.List;

/** All sessions of the caller; there are only a few, so never a further page. */
public record SessionListResponse(List<SessionResponse> items, String nextCursor) {
}
