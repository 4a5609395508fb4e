package io.sanjian.index.search;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters of the posting list as they arrive: text, so that all faults can be told at once. */
public class PostingSearchRequest {
    /** Every parameter there is. */
    static final List<String> NAMES = List.of("q", "area", "family", "cluster", "trade", "near", "radiusKm", "age",
            "payMin", "status", "flag", "review", "at", "sort", "limit", "cursor");

    @RestQuery
    @Parameter(description = "Words; a posting must hold every one of them, spoken names of trades included",
            example = "焊工", schema = @Schema(type = SchemaType.STRING, maxLength = 200))
    public String q;

    @RestQuery
    @Parameter(
            description = "District (6 digits, old codes too; or its name), town (9) or village (12, taken as its town)",
            schema = @Schema(type = SchemaType.STRING, examples = "500112"))
    public String area;

    @RestQuery
    @Parameter(description = "Family of postings", schema = @Schema(type = SchemaType.STRING, examples = "GIG"))
    public String family;

    @RestQuery
    @Parameter(description = "Manufacturing cluster, code or name",
            schema = @Schema(type = SchemaType.STRING, examples = "smart-ev"))
    public String cluster;

    @RestQuery
    @Parameter(description = "Trade, code or any name; kinds of it are found too",
            schema = @Schema(type = SchemaType.STRING, examples = "焊工"))
    public String trade;

    @RestQuery
    @Parameter(description = "Point as lat,lon (WGS-84)",
            schema = @Schema(type = SchemaType.STRING, examples = "29.72,106.63"))
    public String near;

    @RestQuery
    @Parameter(description = "Greatest distance from near in kilometres",
            schema = @Schema(type = SchemaType.NUMBER, minimum = "0.1", maximum = "1000", examples = "20"))
    public String radiusKm;

    @RestQuery
    @Parameter(description = "Only posts open to this age, as far as they say",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "14", maximum = "100", examples = "52"))
    public String age;

    @RestQuery
    @Parameter(description = "Only posts known to pay up to this or more, yuan per month",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", examples = "5000"))
    public String payMin;

    @RestQuery
    @Parameter(
            description = "Only this status (OPEN, PAUSED, FILLED, EXPIRED), whatever the dates; by default what is on "
                    + "offer on the day",
            schema = @Schema(type = SchemaType.STRING, examples = "OPEN"))
    public String status;

    @RestQuery
    @Parameter(description = "Only adverts with this remark, for officers: DUBIOUS, SEX_LIMIT, MARITAL_LIMIT, "
            + "DISCRIMINATION and others", schema = @Schema(type = SchemaType.STRING, examples = "DUBIOUS"))
    public String flag;

    @RestQuery
    @Parameter(
            description = "For officers: adverts that look like a fraud and wait for a decision (OPEN), or of which one "
                    + "was made (CLEARED, CONFIRMED); each with its doubts",
            schema = @Schema(type = SchemaType.STRING, examples = "OPEN"))
    public String review;

    @RestQuery
    @Parameter(description = "The day or moment to search for, past ones too; today by default",
            schema = @Schema(type = SchemaType.STRING, examples = "2026-01-20"))
    public String at;

    @RestQuery
    @Parameter(description = "relevance (default with q), newest (default without), distance (with near) or pay",
            schema = @Schema(type = SchemaType.STRING, enumeration = {"relevance", "newest", "distance", "pay"}))
    public String sort;

    @RestQuery
    @Parameter(description = "Items per page", schema = @Schema(type = SchemaType.INTEGER, minimum = "1",
            maximum = "100", defaultValue = "20"))
    public String limit;

    @RestQuery
    @Parameter(description = "The nextCursor of the page before, with all else unchanged")
    public String cursor;
}
