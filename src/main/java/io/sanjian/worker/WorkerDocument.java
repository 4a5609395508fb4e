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

/** A worker as the API gives and takes it. Bodies are read by {@link WorkerReader}, as import rows are. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Worker", description = "Required: externalId, home.areaCode, and one of idNumber, birthDate and age. "
        + "Name and numbers are masked in answers unless they are asked for with a reason.")
public record WorkerDocument(
        @Schema(readOnly = true) Long id,
        @Schema(description = "Who entered the worker; with externalId the identity",
                examples = "yunyang-ledger") String source,
        @Schema(examples = "YY-0001", required = true) String externalId,
        @Schema(examples = "张三") String name,
        @Schema(description = "Mobile, or landline with area code", examples = "13812345678") String phone,
        @Schema(description = "GB 11643; age and sex follow from it", examples = "500101197001010019") String idNumber,
        @Schema(description = "Full years; in answers as of today", examples = "55") Integer age,
        LocalDate birthDate,
        @Schema(readOnly = true, description = "false: birthDate follows from a stated age") Boolean birthDateExact,
        @Schema(description = "M or F, also 男 or 女") Sex sex,
        @Schema(required = true) HomeDocument home,
        @Schema(description = "Own limit, great circle", examples = "30") Double maxDistanceKm,
        @Schema(description = "Own limit by place: nothing outside it is shown") Within within,
        @Schema(description = "Wanted work in the worker's own words",
                examples = "[\"打螺丝\", \"挖机\"]") List<String> trades,
        @Schema(description = "Codes or names; unknown ones are left out with a warning",
                examples = "[\"低压电工证\"]") Set<String> certificates,
        ExpectedPayDocument expectedPay,
        Set<WorkerGroup> groups,
        @Schema(description = "Families preferred; absent for no preference") Set<Family> families,
        ExcludeDocument exclude,
        @Schema(description = "true and false are taken too") ConsentDocument consent,
        LocalDate returnedAt,
        @Schema(description = "Code, or the ledger's wording in Chinese") ReturnReason returnReason,
        @Schema(readOnly = true) Instant createdAt,
        @Schema(readOnly = true) Instant updatedAt,
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
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Home")
    public record HomeDocument(
            @Schema(description = "District, old or new code, or its name", examples = "500235",
                    required = true) String areaCode,
            @Schema(examples = "500235107") String townCode, String villageCode, Double lat, Double lon) {
    }

    @RegisterForReflection
    @Schema(name = "ExpectedPay")
    public record ExpectedPayDocument(@Schema(examples = "5000") Double min, @Schema(examples = "MONTH") PayUnit unit) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "Exclude", description = "Never to be shown")
    public record ExcludeDocument(List<String> postings, List<String> employers) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Consent",
            description = "Of the purpose RECOMMENDATION; others under /consents. A withdrawal stands until "
                    + "an answer with a later time")
    public record ConsentDocument(Boolean given, @Schema(examples = "同意接收三次岗位推荐") String wording,
            @Schema(description = "Version of the wording", examples = "2026-01") String version, Instant at) {
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
