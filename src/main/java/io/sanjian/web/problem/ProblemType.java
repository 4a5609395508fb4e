package io.sanjian.web.problem;

/** Kind of problem; its {@link #uri()} is the stable {@code type} of RFC 9457. */
public enum ProblemType {
    VALIDATION(400, "validation", "The request has faults"),
    UNAUTHENTICATED(401, "unauthenticated", "Who calls is not known"),
    FORBIDDEN(403, "forbidden", "The token's role or scope does not allow this"),
    NOT_FOUND(404, "not-found", "There is no such resource"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "not-acceptable", "The answer cannot be given in an accepted form"),
    CONFLICT(409, "conflict", "The request conflicts with the present state"),
    PRECONDITION_FAILED(412, "precondition-failed", "It has changed since it was read"),
    TOO_LARGE(413, "too-large", "The body is too large"),
    URI_TOO_LONG(414, "uri-too-long", "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The body's media type is not supported"),
    IDEMPOTENCY_KEY_REUSED(422, "idempotency-key-reused", "The Idempotency-Key was used with another request"),
    TOO_MANY_REQUESTS(429, "too-many-requests", "Too many requests"),
    INTERNAL(500, "internal", "Something went wrong on our side"),
    UPSTREAM(502, "upstream-failed", "A service that this one depends on has failed"),
    OVERLOADED(503, "overloaded", "The service has more to do than it can"),
    NOT_READY(503, "not-ready", "The service is not ready yet");

    private final int status;
    private final String slug;
    private final String title;

    ProblemType(int status, String slug, @MessagePattern String title) {
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Stable identifier, not a page. */
    public String uri() {
        return "urn:sanjian:problem:" + slug;
    }
}
