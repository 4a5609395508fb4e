package io.sanjian.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sanjian.matching.Profile.Sex;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import io.sanjian.reference.terms.Within;
import io.sanjian.reference.terms.WorkerGroup;
import io.sanjian.web.problem.Violation;
import io.sanjian.web.problem.Worded;
import io.sanjian.web.problem.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A worker as the API gives and takes it. Bodies are read by {@link WorkerReader}, as import rows are. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Worker", description = "Required: externalId, home.areaCode, and one of idNumber, birthDate and age. "
        + "Name and numbers are masked in answers unless they are asked for with a reason.")
public record WorkerDocument(
        @Schema(readOnly = true) Long id,
        @Schema(description = "Who entered the worker; with externalId the identity",
                examples = "yunyang-ledger")
        @Nullable String source,
        @Schema(examples = "YY-0001", required = true) String externalId,
        @Schema(examples = "张三") @Nullable String name,
        @Schema(description = "Mobile, or landline with area code", examples = "13812345678") @Nullable String phone,
        @Schema(description = "GB 11643; age and sex follow from it", examples = "500101197001010019")
        @Nullable String idNumber,
        @Schema(description = "Full years; in answers as of today", examples = "55") Integer age,
        LocalDate birthDate,
        @Schema(readOnly = true, description = "false: birthDate follows from a stated age") Boolean birthDateExact,
        @Schema(description = "M or F, also 男 or 女") @Nullable Sex sex,
        @Schema(required = true) HomeDocument home,
        @Schema(description = "Own limit, great circle", examples = "30") @Nullable Double maxDistanceKm,
        @Schema(description = "Own limit by place: nothing outside it is shown") @Nullable Within within,
        @Schema(description = "Wanted work in the worker's own words",
                examples = "[\"打螺丝\", \"挖机\"]") List<String> trades,
        @Schema(description = "Codes or names; unknown ones are left out with a warning",
                examples = "[\"低压电工证\"]") Set<String> certificates,
        @Nullable ExpectedPayDocument expectedPay,
        Set<WorkerGroup> groups,
        @Schema(description = "Families preferred; absent for no preference") Set<Family> families,
        @Nullable ExcludeDocument exclude,
        @Schema(description = "true and false are taken too") @Nullable ConsentDocument consent,
        @Nullable LocalDate returnedAt,
        @Schema(description = "Code, or the ledger's wording in Chinese") @Nullable ReturnReason returnReason,
        @Schema(readOnly = true) Instant createdAt,
        @Schema(readOnly = true) @Nullable Instant updatedAt,
        @Schema(readOnly = true,
                description = "What was read differently or left out; in answers to a write") List<Violation> warnings)
        implements
            Worded {

    @Override
    public WorkerDocument in(Wording wording) {
        return warnings == null || warnings.isEmpty() ? this : new WorkerDocument(id, source, externalId, name, phone,
                idNumber, age, birthDate, birthDateExact, sex, home, maxDistanceKm, within, trades, certificates,
                expectedPay, groups, families, exclude, consent, returnedAt, returnReason, createdAt, updatedAt,
                Violation.in(wording, warnings));
    }

    /** Where the worker lives; a village tells its town. */
    @RegisterForReflection
    @Schema(name = "Home")
    public record HomeDocument(
            @Schema(description = "District, old or new code, or its name", examples = "500235",
                    required = true) String areaCode,
            @Schema(examples = "500235107") @Nullable String townCode, @Nullable String villageCode,
            @Nullable Double lat, @Nullable Double lon) {
    }

    @RegisterForReflection
    @Schema(name = "ExpectedPay")
    public record ExpectedPayDocument(@Schema(examples = "5000") @Nullable Double min,
            @Schema(examples = "MONTH") @Nullable PayUnit unit) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "Exclude", description = "Never to be shown")
    public record ExcludeDocument(@Schema(description = "Ids or external ids") List<String> postings,
            @Schema(description = "Names") List<String> employers) {
    }

    @RegisterForReflection
    @Schema(name = "Consent",
            description = "Of the purpose RECOMMENDATION; others under /consents. A withdrawal stands until "
                    + "an answer with a later time")
    public record ConsentDocument(Boolean given, @Schema(examples = "同意接收三次岗位推荐") @Nullable String wording,
            @Schema(description = "Version of the wording", examples = "2026-01") @Nullable String version,
            @Nullable Instant at) {
    }

    static WorkerDocument of(WorkerRecord file, Identity identity, LocalDate today, List<Violation> warnings) {
        Worker worker = file.worker();
        JobIntention wanted = worker.intention();
        return new WorkerDocument(worker.id(), worker.key().source(), worker.key().externalId(), identity.name(),
                identity.phone(), identity.idNumber(), (int) ChronoUnit.YEARS.between(worker.birthDate(), today),
                worker.birthDate(), worker.birthDateExact(), worker.sex(), home(wanted.home()),
                wanted.reach().maxDistanceKm(),
                wanted.reach().within(), wanted.trades(), wanted.certificates(), pay(wanted.expectedPay()),
                wanted.groups(),
                wanted.families(), exclude(wanted.excluded()), consent(file.consent()), worker.returnedAt(),
                file.returnReason(),
                worker.createdAt(), file.updatedAt(), warnings);
    }

    private static HomeDocument home(JobIntention.Home home) {
        GeoPoint point = home.point();
        return new HomeDocument(home.areaCode(), home.townCode(), home.villageCode(),
                point == null ? null : point.lat(), point == null ? null : point.lon());
    }

    private static ExpectedPayDocument pay(Pay pay) {
        return pay == null ? null : new ExpectedPayDocument(pay.min(), pay.unit());
    }

    private static ExcludeDocument exclude(JobIntention.Excluded excluded) {
        return excluded.postings().isEmpty() && excluded.employers().isEmpty() ? null
                : new ExcludeDocument(excluded.postings(), excluded.employers());
    }

    private static ConsentDocument consent(Consent consent) {
        return consent == null ? null : new ConsentDocument(consent.given(), consent.wording(),
                consent.version(), consent.at());
    }

    /** Without name and numbers. */
    @Override
    public String toString() {
        return "WorkerDocument[" + id + "]";
    }
}
