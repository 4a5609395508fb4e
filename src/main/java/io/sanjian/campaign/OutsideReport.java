package io.sanjian.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;

/** What an outside office reports for a day on which it is due: the six columns of annex 2. */
@Entity
@Table(name = "outside_report")
public class OutsideReport {
    private static final String TEXT = "text";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    @Column(name = "office_id")
    long officeId;
    @Column(name = "due_on")
    LocalDate dueOn;
    int workers;
    @Column(name = "at_work")
    int atWork;
    int unemployed;
    @Column(name = "mass_return")
    boolean massReturn;
    @Column(columnDefinition = TEXT)
    String care;
    @Column(name = "employment_help", columnDefinition = TEXT)
    String employmentHelp;
    @Column(name = "reported_at")
    Instant reportedAt;
    @Column(name = "reported_by", columnDefinition = TEXT)
    String reportedBy;
    @Version
    int version;

    /** For Hibernate. */
    protected OutsideReport() {
    }

    OutsideReport(long officeId, LocalDate dueOn) {
        this.officeId = officeId;
        this.dueOn = dueOn;
    }

    final void set(OutsideReportRequest said, String by, Instant now) {
        workers = said.workers();
        atWork = said.atWork();
        unemployed = said.unemployed();
        massReturn = said.massReturn();
        care = said.care();
        employmentHelp = said.employmentHelp();
        reportedBy = by;
        reportedAt = now;
    }
}
