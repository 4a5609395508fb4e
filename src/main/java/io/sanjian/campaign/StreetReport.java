package io.sanjian.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** What a street or town reports of a campaign, as it was typed. */
@Entity
@Table(name = "campaign_street")
public class StreetReport {
    private static final String TEXT = "text";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    @Column(name = "campaign_id")
    long campaignId;
    @Column(name = "street_code", columnDefinition = TEXT)
    String streetCode;
    @Column(columnDefinition = "_int4")
    Integer[] figures;
    @Column(name = "typed_at")
    Instant typedAt;
    @Column(name = "typed_by", columnDefinition = TEXT)
    String typedBy;
    @Version
    int version;

    /** For Hibernate. */
    protected StreetReport() {
    }

    StreetReport(long campaignId, String streetCode) {
        this.campaignId = campaignId;
        this.streetCode = streetCode;
    }

    /** Replaces all that was typed. */
    final void set(Map<CampaignFigure, Integer> typed, String by, Instant now) {
        figures = new Integer[CampaignFigure.values().length];
        typed.forEach((figure, value) -> figures[figure.ordinal()] = value);
        typedBy = by;
        typedAt = now;
    }

    /** Without what was not said. */
    Map<CampaignFigure, Integer> typed() {
        Map<CampaignFigure, Integer> typed = new EnumMap<>(CampaignFigure.class);
        for (CampaignFigure figure : CampaignFigure.values()) {
            if (figures[figure.ordinal()] != null) {
                typed.put(figure, figures[figure.ordinal()]);
            }
        }
        return typed;
    }
}
