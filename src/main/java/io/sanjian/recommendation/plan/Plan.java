package io.sanjian.recommendation.plan;

import io.sanjian.delivery.Channel;
import io.sanjian.reference.terms.WorkerGroup;
import io.sanjian.worker.WorkerScope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A recurring schedule. */
@Entity
@Table(name = "plan")
public class Plan {
    /** The names by which the server describes the columns, which Hibernate compares at start. */
    private static final String TEXT = "text";
    private static final String TEXT_ARRAY = "_text";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    @Column(columnDefinition = TEXT)
    String name;
    @Column(columnDefinition = TEXT)
    String cron;
    @Column(columnDefinition = TEXT)
    String zone;
    @Column(name = "area_codes", columnDefinition = TEXT_ARRAY)
    String[] areaCodes;
    @Column(columnDefinition = TEXT_ARRAY)
    String[] groups;
    @Column(columnDefinition = TEXT_ARRAY)
    String[] channels;
    int exposure;
    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = TEXT)
    Overlap overlap;
    boolean enabled;
    @Column(name = "next_due_at")
    Instant nextDueAt;
    @Version
    int version;
    @Column(name = "created_at")
    Instant createdAt;
    @Column(name = "updated_at")
    Instant updatedAt;

    /** For Hibernate. */
    protected Plan() {
    }

    Plan(PlanSpec spec, Instant now) {
        this.createdAt = now;
        set(spec, now);
    }

    /** Takes over what the plan is to say from now on; times missed until now are not made up for. */
    final void set(PlanSpec spec, Instant now) {
        name = spec.name();
        cron = spec.cron();
        zone = spec.zone().getId();
        areaCodes = spec.scope().areaCodes().toArray(String[]::new);
        groups = spec.scope().groups().stream().map(Enum::name).sorted().toArray(String[]::new);
        channels = spec.channels().stream().map(Enum::name).toArray(String[]::new);
        exposure = spec.exposure();
        overlap = spec.overlap();
        enabled = spec.enabled();
        nextDueAt = spec.enabled() ? CronSchedule.of(cron, spec.zone()).next(now).orElse(null) : null;
        updatedAt = now;
    }

    public long id() {
        return id;
    }

    public PlanSpec spec() {
        return new PlanSpec(name, cron, ZoneId.of(zone), new WorkerScope(Arrays.asList(areaCodes),
                Arrays.stream(groups).map(WorkerGroup::valueOf).collect(Collectors.toUnmodifiableSet())),
                Arrays.stream(channels).map(Channel::valueOf).toList(), exposure, overlap, enabled);
    }

    /** When the next run is due, or null if the plan is disabled or has no further time. */
    public Instant nextDueAt() {
        return nextDueAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
