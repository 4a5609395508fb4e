package io.sanjian.index.search;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sanjian.web.fields.BodyFields;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters of the posting list as they arrive: text, so that all faults can be told at once. */
@RegisterForReflection
public class PostingSearchRequest {
    @RestQuery
    public String q;

    @RestQuery
    public String area;

    @RestQuery
    public String family;

    @RestQuery
    public String cluster;

    @RestQuery
    public String trade;

    @RestQuery
    public String near;

    @RestQuery
    public String radiusKm;

    @RestQuery
    public String age;

    @RestQuery
    public String payMin;

    @RestQuery
    public String source;

    @RestQuery
    public String externalId;

    @RestQuery
    public String updatedSince;

    @RestQuery
    public String status;

    @RestQuery
    public String flag;

    @RestQuery
    public String review;

    @RestQuery
    public String at;

    @RestQuery
    public String sort;

    @RestQuery
    public String limit;

    @RestQuery
    public String cursor;

    /** All of them, to be read. */
    BodyFields fields() {
        return BodyFields.ofParameters("q", q, "area", area, "family", family, "cluster", cluster, "trade", trade,
                "near", near, "radiusKm", radiusKm, "age", age, "payMin", payMin, "status", status, "flag", flag,
                "review", review, "at", at, "source", source, "externalId", externalId, "updatedSince", updatedSince,
                "sort", sort, "limit", limit, "cursor", cursor);
    }
}
