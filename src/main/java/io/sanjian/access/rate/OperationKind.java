package io.sanjian.access.rate;

import io.vertx.core.http.HttpMethod;
import java.util.Locale;

/** Kinds of operation that are limited apart, because they cost differently. */
public enum OperationKind {
    /** Everything that only reads. */
    READ,
    /** Everything that changes something, unless another kind fits. */
    WRITE,
    /** Matches of a profile: the index works for each. */
    MATCH,
    /** Imports and exports: one call may move a whole district. */
    BULK,
    /** Logging in, and proving who one is. */
    LOGIN;

    private static final String API = "/api/v1/";

    static OperationKind of(HttpMethod method, String path) {
        if (path.startsWith(API + "matches") || path.endsWith("/matches")) {
            return MATCH;
        }
        if (path.startsWith(API + "auth/")) {
            return LOGIN;
        }
        if (path.endsWith("/import") || path.endsWith("/picks") || path.endsWith("/export")) {
            return BULK;
        }
        return method == HttpMethod.GET || method == HttpMethod.HEAD || method == HttpMethod.OPTIONS ? READ : WRITE;
    }

    /** As configurations and headers name it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
