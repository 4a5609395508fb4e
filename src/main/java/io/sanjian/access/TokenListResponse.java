package io.sanjian.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tokens, newest first.
 *
 * @param nextCursor for the next page; null on the last one
 */
public record TokenListResponse(List<TokenResponse> items, @Nullable String nextCursor) {
}
