package io.sanjian.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** A campaign: what is counted of it lies between its two days, both included. */
@Entity
@Table(name = "campaign")
public class Campaign {
    private static final String TEXT = "text";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    @Column(columnDefinition = TEXT)
    String name;
    /** District that keeps it; null for the whole city. */
    @Column(name = "area_code", columnDefinition = TEXT)
    String areaCode;
    @Column(name = "starts_on")
    LocalDate startsOn;
    @Column(name = "ends_on")
    LocalDate endsOn;
    @Column(name = "created_at")
    Instant createdAt;

    /** For Hibernate. */
    protected Campaign() {
    }

    Campaign(CampaignRequest request, Instant now) {
        this.createdAt = now;
        set(request);
    }

    final void set(CampaignRequest request) {
        name = request.name();
        areaCode = request.areaCode();
        startsOn = request.startsOn();
        endsOn = request.endsOn();
    }
}
