package io.sanjian.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An office that looks after migrant workers in another province. */
@Entity
@Table(name = "outside_office")
public class OutsideOffice {
    private static final String TEXT = "text";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    @Column(columnDefinition = TEXT)
    String name;
    /** District that keeps it; null for the city. */
    @Column(name = "area_code", columnDefinition = TEXT)
    String areaCode;
    @Column(columnDefinition = TEXT)
    String region;
    boolean weekly;
    @Column(name = "created_at")
    Instant createdAt;

    /** For Hibernate. */
    protected OutsideOffice() {
    }

    OutsideOffice(OutsideOfficeRequest request, Instant now) {
        this.createdAt = now;
        set(request);
    }

    final void set(OutsideOfficeRequest request) {
        name = request.name();
        areaCode = request.areaCode();
        region = request.region();
        weekly = request.rhythm() == ReportRhythm.WEEKLY;
    }

    ReportRhythm rhythm() {
        return weekly ? ReportRhythm.WEEKLY : ReportRhythm.MONTHLY;
    }
}
