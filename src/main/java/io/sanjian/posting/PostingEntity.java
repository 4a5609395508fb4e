package io.sanjian.posting;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A stored posting as its life cycle sees it: whose it is, what state it is in, and what may be changed after it was
 * published. The content is written by {@link PostingUpsert} and read by {@link Postings}.
 */
@Entity
@Table(name = "posting")
public class PostingEntity extends PanacheEntityBase {
    @Id
    public Long id;

    @Column(columnDefinition = "text", updatable = false)
    public String source;

    @Column(name = "area_code", columnDefinition = "text", updatable = false)
    public String areaCode;

    @Column(name = "town_code", columnDefinition = "text", updatable = false)
    public String townCode;

    public Integer openings;

    @Column(name = "valid_through")
    public LocalDate validThrough;

    @Column(columnDefinition = "text")
    @Enumerated(EnumType.STRING)
    public PostingStatus status;

    @Column(columnDefinition = "text")
    @Enumerated(EnumType.STRING)
    public PostingReview review;

    @Column(name = "updated_at")
    public Instant updatedAt;
}
