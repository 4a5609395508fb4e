package io.sanjian.recommendation.match;

import io.sanjian.matching.Profile.Sex;
import io.sanjian.reading.Understood;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Travel;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.terms.Within;
import io.sanjian.reference.terms.WorkerGroup;
import io.sanjian.worker.WorkerDocument.ExcludeDocument;
import io.sanjian.worker.WorkerDocument.ExpectedPayDocument;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a match request, for the API's description; {@link MatchRequestReader} reads it field by field. */
@Schema(name = "MatchRequest", description = "An anonymous profile; age or birthDate, and home.areaCode, are required")
record MatchBody(
        @Schema(description = "The caller's own name for the profile, echoed", examples = "p001") String id,
        @Schema(description = "Full years", examples = "45", minimum = "0", maximum = "120") Integer age,
        @Schema(description = "Day of birth, instead of age", examples = "1981-03-05",
                format = "date") String birthDate,
        Sex sex,
        @Schema(required = true) Home home,
        @Schema(description = "Own limit in kilometres, great circle", examples = "40") Double maxDistanceKm,
        @Schema(description = "Limit by the way of travelling, in place of maxDistanceKm; as the crow flies it reaches less "
                + "far where roads wind") Travel travel,
        @Schema(description = "Limit by place, beside the other two: nothing outside it is shown") Within within,
        @Schema(description = "Wanted work in the person's own words, or trade codes",
                examples = "[\"打螺丝五年\", \"不上夜班\"]") List<String> trades,
        @Schema(description = "In place of what the words would be read as: the understood of an earlier answer, changed by "
                + "the worker or the broker; trades may be plain codes") Understood understood,
        @Schema(description = "Conditions beside the words, as codes of understood.wishes") List<Wish> wishes,
        @Schema(description = "Those without which a posting is none: what does not state them is not offered") List<Wish> musts,
        @Schema(description = "Codes or names", examples = "[\"叉车证N1\"]") List<String> certificates,
        ExpectedPayDocument expectedPay,
        List<WorkerGroup> groups,
        @Schema(description = "Families preferred") List<Family> families,
        ExcludeDocument exclude,
        @Schema(description = "Picks wanted", defaultValue = "3", minimum = "1", maximum = "50") Integer limit,
        @Schema(description = "The day, or RFC 3339 time, to match for; now by default",
                examples = "2026-01-20") String at) {

    @Schema(name = "MatchHome")
    record Home(
            @Schema(required = true, description = "District, 6 digits, or its name",
                    examples = "500154") String areaCode,
            @Schema(description = "Town, 9 digits", examples = "500154103") String townCode,
            @Schema(description = "Village, 12 digits") String villageCode,
            @Schema(examples = "31.18") Double lat,
            @Schema(examples = "108.39") Double lon) {
    }
}
